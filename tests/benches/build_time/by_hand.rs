//! The items that the macro generates, as one would write them with serde's derives.

use std::fmt::Write as _;

/// The items of one action.
const ITEMS: &str = r#"
    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    #[serde(deny_unknown_fields)]
    pub struct ActionNUMBERParams {
        pub name: String,
        #[serde(default = "ActionNUMBERParams::default_path")]
        pub path: String,
        #[serde(default = "ActionNUMBERParams::default_count")]
        pub count: u8,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub offset: Option<i64>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub ratio: Option<f64>,
        #[serde(default)]
        pub force: bool,
        #[serde(default)]
        pub kind: ActionNUMBERKind,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub hosts: Option<Vec<String>>,
        #[serde(default)]
        pub limits: ActionNUMBERLimits,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub note: Option<String>,
    }

    impl ActionNUMBERParams {
        pub fn new(name: impl Into<String>) -> Self {
            Self {
                name: name.into(),
                path: Self::default_path(),
                count: Self::default_count(),
                offset: None,
                ratio: None,
                force: false,
                kind: ActionNUMBERKind::default(),
                hosts: None,
                limits: ActionNUMBERLimits::default(),
                note: None,
            }
        }

        fn default_path() -> String { "/var/lib".to_owned() }

        fn default_count() -> u8 { 3 }
    }

    impl Param for ActionNUMBERParams {
        fn decode(value: ParamValue<'_>) -> Option<Self> {
            serde_json::from_value(value.any()).ok()
        }
    }

    impl Params for ActionNUMBERParams {
        const ACTION: &'static str = "action-NUMBER";
    }

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    pub struct ActionNUMBERLimits {
        #[serde(skip_serializing_if = "Option::is_none")]
        pub memory: Option<u64>,
        #[serde(default = "ActionNUMBERLimits::default_time")]
        pub time: i64,
        #[serde(flatten)]
        pub additional: BTreeMap<String, serde_json::Value>,
    }

    impl ActionNUMBERLimits {
        fn default_time() -> i64 { 60 }
    }

    impl Default for ActionNUMBERLimits {
        fn default() -> Self {
            Self { memory: None, time: 60, additional: BTreeMap::new() }
        }
    }

    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
    #[serde(rename_all = "lowercase")]
    pub enum ActionNUMBERKind {
        #[default]
        All,
        Some,
        None,
    }

    impl ActionNUMBERKind {
        pub const ALL: [Self; 3] = [Self::All, Self::Some, Self::None];

        pub fn as_str(self) -> &'static str {
            match self {
                Self::All => "all",
                Self::Some => "some",
                Self::None => "none",
            }
        }
    }

    impl std::fmt::Display for ActionNUMBERKind {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str(self.as_str())
        }
    }

    impl std::str::FromStr for ActionNUMBERKind {
        type Err = String;

        fn from_str(text: &str) -> Result<Self, String> {
            let mut all = Self::ALL.into_iter();
            all.find(|kind| kind.as_str() == text).ok_or_else(|| format!("not a kind: {text}"))
        }
    }
"#;

/// The handlers and `main`, which are the same for both charms.
pub(crate) fn handlers(actions: usize) -> String {
    let mut text = "struct Charm;\n\nimpl Handler for Charm {\n".to_owned();
    for number in 0..actions {
        let _ = write!(
            text,
            "    fn action_{number}(&mut self, action: &Action, params: Action{number}Params) \
             -> HandlerResult {{
        action.log(params.name)?;
        Ok(Results::new().with(\"count\", params.count).with(\"kind\", params.kind.as_str()))
    }}\n"
        );
    }
    text + "}\n\nfn main() -> ExitCode {\n    \
            actions::dispatch(&mut Charm).unwrap_or(ExitCode::SUCCESS)\n}\n"
}

/// The whole charm. What the schema says beside types is not checked: that would make it longer.
pub(crate) fn charm(actions: usize) -> String {
    let [mut items, mut methods, mut arms, mut declared] = [const { String::new() }; 4];
    for number in 0..actions {
        items.push_str(&ITEMS.replace("NUMBER", &number.to_string()));
        let _ = writeln!(
            methods,
            "        fn action_{number}(&mut self, action: &Action, params: Action{number}Params) \
             -> HandlerResult;"
        );
        let _ = writeln!(
            arms,
            "                \"action-{number}\" => {{ let params = call.params()?; \
             charm.action_{number}(call.action(), params) }}"
        );
        let _ = writeln!(
            declared,
            "            Declaration::new(\"action-{number}\", \"{{}}\"),"
        );
    }
    format!(
        "use std::process::ExitCode;\n\nuse actions_runtime::{{Action, HandlerResult, Results}};\n\n\
pub mod actions {{
    use std::collections::BTreeMap;
    use std::process::ExitCode;
    use actions_runtime::__private::{{Param, ParamValue}};
    use actions_runtime::{{Action, ActionSet, Call, Declaration, HandlerResult, Params}};
    use serde::{{Deserialize, Serialize}};
{items}
    pub trait Handler {{
{methods}    }}

    pub struct Actions;

    impl<C: Handler + ?Sized> ActionSet<C> for Actions {{
        fn declarations() -> &'static [Declaration] {{
            const DECLARATIONS: &[Declaration] = &[
{declared}            ];
            DECLARATIONS
        }}

        fn call(charm: &mut C, call: Call<'_>) -> HandlerResult {{
            match call.name() {{
{arms}                _ => Err(call.unknown(&[])),
            }}
        }}
    }}

    pub fn dispatch<C: Handler + ?Sized>(charm: &mut C) -> Option<ExitCode> {{
        actions_runtime::dispatch::<Actions, C>(charm)
    }}
}}
use actions::*;

{}",
        handlers(actions)
    )
}
