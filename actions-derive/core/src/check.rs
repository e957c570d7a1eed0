//! Rules over several schemas: what charmcraft and Juju accept although no task can run with it, or
//! nobody means it.

use crate::declaration::{Action, is_action_name, mended_name};
use crate::diagnostic::{Sink, Warning, enumerated};
use crate::places::Places;
use crate::schema::{
    self, Additional, Holds, Ignored, JsonType, Owner, Property, Schema, Text, either, params_meant,
};
use crate::similar;
use crate::source::Source;
use crate::yaml::Node;

/// How many names of a `required` are looked at for what was meant.
const MOST_SLIPS: usize = 10;

/// How a schema is reached from its action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reach {
    /// It is the action's own.
    Action,
    /// Through `properties` only: Juju adds defaults here.
    Properties,
    /// It is that of `items` or `additionalProperties` itself: nothing stands in for a value that is
    /// not there.
    Value,
    /// Through the properties of such values: Juju adds nothing here, the charm's types do.
    Values,
}

/// A schema on the walk.
struct Visit<'p, 'n> {
    owner: Owner<'p>,
    schema: &'n Schema<'n>,
    reach: Reach,
    /// Whether what it describes must be given: Juju never makes it of the defaults inside it.
    required: bool,
    /// Whether that may be a mistake: the `required` around it is misspelt, or a name in it.
    unsure: bool,
}

pub(crate) fn check(actions: &[Action<'_>], source: &Source<'_>, sink: &mut Sink<'_>) {
    for action in actions {
        type_of_params(action, sink);
        let mut defaults_of_required = Vec::new();
        let visit = Visit {
            owner: Owner::action(action.name.text),
            schema: &action.schema,
            reach: Reach::Action,
            required: true,
            unsure: false,
        };
        visit.check(&mut defaults_of_required, sink);
        required_defaults(action.name.text, &defaults_of_required, sink);
    }
    open_params(actions, source, sink);
}

impl<'n> Visit<'_, 'n> {
    fn check(&self, defaults_of_required: &mut Vec<(String, Text<'n>)>, sink: &mut Sink<'_>) {
        let told = self.object(sink);
        for keyword in &self.schema.ignored {
            if !told.contains(&keyword.name.text) {
                schema::warn_of_unknown(&self.owner, keyword, sink);
            }
        }
        self.made_of_defaults(sink);
        if self.schema.is_combined {
            let message =
                format!("{} becomes an untyped value: it is made of other schemas", self.owner);
            sink.warn(Warning::Untyped, self.schema.span, message).note(
                "`oneOf`, `anyOf`, `allOf`, `not`, `dependencies` and `patternProperties` have no \
                 Rust type yet; Juju checks them all the same",
            );
        }
        for property in self.schema.properties() {
            self.property(property, defaults_of_required, sink);
        }
        let items = self.schema.items.as_deref();
        for (schema, owner) in items.map(|items| (items, self.owner.item())).into_iter().chain(
            match &self.schema.additional {
                Some(Additional::Schema(rest)) => Some((&**rest, self.owner.value())),
                _ => None,
            },
        ) {
            let visit = Visit { owner, schema, reach: Reach::Value, required: true, unsure: false };
            visit.check(defaults_of_required, sink);
        }
    }

    fn property(
        &self,
        property: &'n Property<'n>,
        defaults_of_required: &mut Vec<(String, Text<'n>)>,
        sink: &mut Sink<'_>,
    ) {
        let Property { name, schema, .. } = property;
        let owner = self.owner.property(name.text);
        // An object with a default of its own is taken whole.
        let must_be_given = property.required && (self.required || self.schema.default.is_some());
        if matches!(self.reach, Reach::Action | Reach::Properties) {
            param_name(&owner, property, sink);
            if let Some(default) = schema.default
                && must_be_given
                && !default.is_unclear()
            {
                let span = default.span;
                defaults_of_required.push((owner.path(), Text { text: name.text, span }));
            }
        }
        if self.reach == Reach::Action && name.text == "workload-context" {
            sink.warn(Warning::WorkloadContext, name.span, format!("Juju reads {owner} itself"))
                .note(
                    "it says whether the action of a Kubernetes charm runs in the workload or the \
                     operator",
                )
                .help("give the param another name");
        }
        missing_type(&owner, *name, schema, sink);
        let visit = Visit {
            owner,
            schema,
            reach: match self.reach {
                Reach::Action | Reach::Properties => Reach::Properties,
                Reach::Value | Reach::Values => Reach::Values,
            },
            required: must_be_given,
            unsure: is_unsure(self.schema),
        };
        visit.check(defaults_of_required, sink);
    }

    /// Objects that nobody can pass. The keywords of which that was told.
    fn object(&self, sink: &mut Sink<'_>) -> Vec<&'n str> {
        let Self { owner, schema, reach, .. } = self;
        if *reach == Reach::Properties
            && schema.types == [JsonType::Object]
            && schema.properties.is_none()
            && !schema.is_faulty
        {
            let meant = schema.ignored.iter().find(|keyword| are_properties(keyword));
            if let Some(Ignored { name, .. }) = meant {
                let message = format!(
                    "Juju does not know `{}` in {owner}, an object without `properties`",
                    name.text
                );
                sink.error(name.span, message).help("did you mean `properties`?").types_unknown();
                return vec![name.text];
            }
            let span = schema.types_span.unwrap_or(schema.span);
            let message =
                format!("no operator can pass {owner}: it is an object without `properties`");
            sink.error(span, message)
                .note("Juju fails to add defaults to an object that has no `properties`, even to `{}`")
                .help("add `properties: {}` to let any object through, or list its properties");
        }
        self.required_undeclared(sink)
    }

    fn required_undeclared(&self, sink: &mut Sink<'_>) -> Vec<&'n str> {
        let schema = self.schema;
        let mut told = Vec::new();
        // Only of an object Juju looks at what is required.
        let is_object = schema.types.is_empty() || schema.types.contains(&JsonType::Object);
        // Juju 4 closes the params of an action where nothing is written, and nothing inside them.
        let is_closed = match schema.additional {
            Some(Additional::Closed) => true,
            None if self.reach == Reach::Action => false,
            _ => return told,
        };
        if !is_object || schema.is_combined || schema.is_faulty {
            return told;
        }
        let declared =
            Places::of(&mut schema.properties().iter().map(|property| property.name.text));
        let undeclared = schema.required.iter().filter(|name| declared.get(name.text).is_none());
        for (index, name) in undeclared.enumerate() {
            if self.reach == Reach::Action
                && let Some(keyword) = self.required_under_ignored(*name, &told, sink)
            {
                told.push(keyword);
                continue;
            }
            // Where many are missing, they are not all slips of the keys.
            let names = schema.properties().iter().map(|property| property.name.text);
            let near = (index < MOST_SLIPS).then(|| similar::near(name.text, names)).flatten();
            let help = match near {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("declare `{0}`, or take it out of `required`", name.text),
            };
            let message =
                format!("{} requires `{}`, which it does not declare", self.owner, name.text);
            if is_closed {
                sink.error(name.span, message)
                    .note(
                        "`additionalProperties: false` refuses what is not declared, so that no \
                         call could pass",
                    )
                    .help(help);
            } else {
                sink.warn(Warning::OpenParams, name.span, message)
                    .note("Juju 4 refuses what is not declared, so that no call could pass there")
                    .help(help);
            }
        }
        told
    }

    /// A name in `required` of an action that is declared under a keyword which Juju ignores.
    fn required_under_ignored(
        &self,
        name: Text<'n>,
        told: &[&str],
        sink: &mut Sink<'_>,
    ) -> Option<&'n str> {
        let is_meant = |keyword: &&Ignored<'n>| match keyword.holds {
            Holds::Schema => keyword.name.text == name.text,
            Holds::Schemas => true,
            Holds::Other => false,
        };
        let mut meant = self.schema.ignored.iter().filter(is_meant);
        let (keyword, help) =
            meant.find_map(|keyword| Some((keyword.name, params_meant(keyword)?)))?;
        if !told.contains(&keyword.text) {
            let required = if name.text == keyword.text {
                "a param of that name".to_owned()
            } else {
                format!("the param `{}`", name.text)
            };
            let message = format!(
                "Juju does not know `{}` in {}, and the action requires {required}",
                keyword.text, self.owner
            );
            sink.error(keyword.span, message)
                .related(name.span, "required here")
                .help(help)
                .types_unknown();
        }
        Some(keyword.text)
    }

    /// An object that Juju makes of the defaults inside it, and that its own schema refuses.
    fn made_of_defaults(&self, sink: &mut Sink<'_>) {
        let Self { owner, schema, .. } = self;
        let is_made = |property: &&Property<'_>| property.schema.is_filled();
        if self.reach != Reach::Properties
            || self.required
            || self.unsure
            || schema.default.is_some()
            || !schema.properties().iter().any(|property| is_made(&property))
        {
            return;
        }
        let when_absent = "the unit then refuses every task for which nobody gives the object";
        if !schema.types.is_empty() && !schema.types.contains(&JsonType::Object) {
            let message = format!(
                "the defaults inside {owner} create an object, and its type is {}",
                either(&schema.types)
            );
            sink.error(schema.types_span.unwrap_or(schema.span), message)
                .note(when_absent)
                .help("write `type: object`, or remove its `properties`");
        }
        for name in &schema.required {
            let mut properties = schema.properties().iter();
            let declared = properties.find(|property| property.name.text == name.text);
            if declared.is_none_or(|property| is_made(&property)) {
                continue;
            }
            let message = format!(
                "the defaults inside {owner} create it without `{}`, which it requires",
                name.text
            );
            sink.error(name.span, message).note(when_absent).help(format!(
                "give `{}` a default and take it out of `required`, or require the object",
                name.text
            ));
        }
    }
}

/// Whether `required` may be meant to name others of the properties than it does.
fn is_unsure(schema: &Schema<'_>) -> bool {
    let is_misspelt =
        |keyword: &Ignored<'_>| similar::near(keyword.name.text, ["required"]).is_some();
    let known = || schema.properties().iter().map(|property| property.name.text);
    let is_slip = |name: &Text<'_>| {
        !known().any(|known| known == name.text) && similar::near(name.text, known()).is_some()
    };
    schema.ignored.iter().any(is_misspelt) || schema.required.iter().take(MOST_SLIPS).any(is_slip)
}

/// `type: string` in the body of an action.
fn type_of_params(action: &Action<'_>, sink: &mut Sink<'_>) {
    let schema = &action.schema;
    if let Some(span) = schema.types_span
        && !schema.types.is_empty()
        && !schema.types.contains(&JsonType::Object)
        && !schema.is_faulty
    {
        let message = format!(
            "the `type` of action `{}` refuses every call: params are an object",
            action.name.text
        );
        sink.error(span, message)
            .help("remove the line, or move it into the param that it is about");
    }
}

/// A name that the command line of `juju run` cannot pass.
fn param_name(owner: &Owner<'_>, property: &Property<'_>, sink: &mut Sink<'_>) {
    let name = property.name;
    if is_action_name(name.text) || property.schema.is_faulty {
        return;
    }
    let mended = mended_name(name.text).map(|mended| format!("rename it to `{mended}`"));
    let message = format!("`juju run` has no way to pass {owner} as `key=value`");
    sink.warn(Warning::ParamName, name.span, message)
        .note(
            "there, names are lower-case letters, digits and inner hyphens; any other needs \
             `--params FILE`",
        )
        .help_if_some(mended);
}

/// A param without `type` that becomes an untyped value.
fn missing_type(owner: &Owner<'_>, name: Text<'_>, schema: &Schema<'_>, sink: &mut Sink<'_>) {
    if schema.types_span.is_some()
        || schema.members.is_some()
        || schema.is_combined
        || schema.is_faulty
        || schema.meant_type().is_some()
        || schema.default.is_some_and(Node::is_unclear)
    {
        return;
    }
    let is_meant = |ignored: &Ignored<'_>| similar::near(ignored.name.text, ["type"]).is_some();
    if schema
        .ignored
        .iter()
        .any(|ignored| is_meant(ignored) || ignored.name.text.starts_with("type:"))
    {
        return;
    }
    let default = schema.default.filter(|default| !default.is_null());
    let meant = match default {
        Some(default) if default.boolean().is_some() => "boolean",
        Some(default) if schema::is_of(default, JsonType::Integer) => "integer",
        Some(default) if default.number().is_some() => "number",
        Some(default) if default.list().is_some() => "array",
        _ if schema.minimum.is_some() || schema.maximum.is_some() => "number",
        _ => "string",
    };
    let message = format!("{owner} has no `type`, and becomes an untyped value");
    sink.warn(Warning::MissingType, name.span, message).help(format!("write `type: {meant}`"));
}

/// Defaults of required params, told once for an action.
fn required_defaults(action: &str, found: &[(String, Text<'_>)], sink: &mut Sink<'_>) {
    let Some(((path, first), others)) = found.split_first() else {
        return;
    };
    let message =
        format!("the default of param `{path}` of action `{action}` never applies: it is required");
    let diagnostic = sink.warn(Warning::RequiredDefault, first.span, message);
    if !others.is_empty() {
        let others: Vec<&str> = others.iter().map(|(path, _)| path.as_str()).collect();
        diagnostic.note(format!("the same holds for {}", enumerated(&others)));
    }
    diagnostic.help("take it out of `required`, or remove the default");
}

/// `additionalProperties` not written, told once for all actions.
fn open_params(actions: &[Action<'_>], source: &Source<'_>, sink: &mut Sink<'_>) {
    let keyword = "additionalProperties";
    let is_meant = |ignored: &Ignored<'_>| similar::near(ignored.name.text, [keyword]).is_some();
    let is_open = |action: &&Action<'_>| {
        let schema = &action.schema;
        let is_written = action.body.iter().any(|entry| entry.key.text() == keyword);
        schema.additional.is_none()
            && !is_written
            && !schema.ignored.iter().any(is_meant)
            && !schema.properties().is_empty()
    };
    let open: Vec<&Action<'_>> = actions.iter().filter(is_open).collect();
    let Some((first, others)) = open.split_first() else {
        return;
    };
    let more = match others.len() {
        0 => String::new(),
        1 => " and 1 more action".to_owned(),
        count => format!(" and {count} more actions"),
    };
    let message =
        format!("`additionalProperties` is not written for action `{}`{more}", first.name.text);
    let found = sink.warn(Warning::OpenParams, first.name.span, message);
    if !others.is_empty() {
        let others = others.iter().map(|action| {
            let line = source.line_of(action.name.span.start);
            format!("`{}` in line {line}", action.name.text)
        });
        let others: Vec<String> = others.collect();
        found.note(format!("the others are {}", others.join(", ")));
    }
    found
        .note("without it, Juju 3 lets unknown params through and Juju 4 refuses them")
        .help("write `additionalProperties: false` beside `params`");
}

/// Whether a keyword that Juju ignores is meant to be `properties`.
fn are_properties(keyword: &Ignored<'_>) -> bool {
    let name = keyword.name.text;
    let is_called_so = matches!(name, "params" | "parameters" | "fields" | "attributes")
        || similar::near(name, ["properties", "property"]).is_some();
    keyword.holds == Holds::Schemas && is_called_so
}
