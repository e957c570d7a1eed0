//! The trait that a charm implements, and what binds it to the runtime.

use super::{Context, doc, ident};
use crate::model::{Action, Module};
use proc_macro2::TokenStream;
use quote::quote;

/// `Handler`, `Actions`, `NAMES` and `dispatch`.
pub(super) fn emit(context: &Context<'_>, module: &Module) -> TokenStream {
    let Context { runtime, name: path, .. } = context;
    let [mut methods, mut names, mut declarations, mut handlers] = <[TokenStream; 4]>::default();
    for action in &module.actions {
        let name = action.name.text;
        methods.extend(method(context, action));
        names.extend(quote!(#name,));
        declarations.extend(declaration(context, action));
        handlers.extend(handler(context, action));
    }
    for action in &module.left_out {
        let (name, described) = (action.name.text, action.description.iter());
        declarations.extend(quote! {
            #runtime::__private::Declaration::left_out(#name) #(.with_description(#described))*,
        });
        handlers.extend(quote!((#name, ::core::option::Option::None),));
    }
    let names_count = module.actions.len();
    let charm = module.charm.as_ref().map(|name| {
        quote! {
            const CHARM: ::core::option::Option<&'static str> = ::core::option::Option::Some(#name);
        }
    });
    let handler_doc = format!(" What a charm does for the actions of `{path}`.");
    let actions_doc =
        format!(" The actions of `{path}`, for the test harness and the runners of the runtime.");
    let on_unimplemented = on_unimplemented(context, module);
    let implementation = doc::lines(&format!("```text\n{}\n```", implementation(module, "Charm")));
    quote! {
        // Short, so that an editor's stubs of handlers read well. They are there without any action
        // as well: a handler that is not wanted is then all that the compiler finds.
        #[doc(no_inline)]
        pub use #runtime::{Action, HandlerResult};

        #[doc = #handler_doc]
        ///
        /// Each action is a method. `Ok` carries the results of the task; `Err` makes it fail.
        ///
        #implementation
        #on_unimplemented
        pub trait Handler { #methods }

        #[doc = #actions_doc]
        #[derive(::core::clone::Clone, ::core::marker::Copy, ::core::fmt::Debug)]
        pub struct Actions;

        /// The names of the actions that [`Handler`] has.
        pub const NAMES: [&str; #names_count] = [#names];

        #[automatically_derived]
        impl<C: Handler + ?::core::marker::Sized> #runtime::ActionSet<C> for Actions {
            #charm
            fn declarations() -> ::std::vec::Vec<#runtime::__private::Declaration> {
                const DECLARATIONS: &[#runtime::__private::Declaration] = &[#declarations];
                DECLARATIONS.to_vec()
            }
            fn handlers() -> #runtime::__private::Handlers<C> {
                ::std::vec![#handlers]
            }
        }

        /// Runs the action that Juju dispatched, if it did, and gives the exit status.
        ///
        /// `None` for a hook, and where the charm was not started by Juju.
        #[must_use = "it is the exit status that the charm must return"]
        pub fn dispatch<C: Handler + ?::core::marker::Sized>(
            charm: &mut C,
        ) -> ::core::option::Option<::std::process::ExitCode> {
            #runtime::dispatch::<Actions, C>(charm)
        }

        /// As [`dispatch`], with a charm that is opened for an action alone; an error fails the action.
        #[must_use = "it is the exit status that the charm must return"]
        pub fn dispatch_with<C: Handler, E: ::core::convert::Into<#runtime::Failure>>(
            open: impl ::core::ops::FnOnce(&#runtime::Host) -> ::core::result::Result<C, E>,
        ) -> ::core::option::Option<::std::process::ExitCode> {
            #runtime::dispatch_with::<Actions, C, E>(open)
        }
    }
}

/// What the compiler says of a charm that does not implement the trait.
fn on_unimplemented(context: &Context<'_>, module: &Module) -> TokenStream {
    // Braces enclose names in what the compiler gets.
    let plain = |text: &str| text.replace('{', "{{").replace('}', "}}");
    let unhandled = format!("`{{Self}}` does not handle the actions of `{}`", plain(context.name));
    let implementation = plain(&implementation(module, "\0")).replace('\0', "{Self}");
    let note = format!("what it has to have, ready to be filled in:\n{implementation}");
    quote! {
        #[diagnostic::on_unimplemented(
            message = #unhandled,
            label = "no `impl Handler` for this type",
            note = #note,
        )]
    }
}

/// The trait as `charm` implements it, with nothing in its methods yet.
fn implementation(module: &Module, charm: &str) -> String {
    let method = |action: &Action| {
        let params =
            if action.takes_params { &*format!(", params: {}", action.params) } else { "" };
        let arguments = format!("&mut self, action: &Action{params}");
        format!(
            "    fn {}({arguments}) -> HandlerResult {{\n        todo!()\n    }}\n",
            action.method
        )
    };
    let methods: String = module.actions.iter().map(method).collect();
    format!("impl Handler for {charm} {{\n{methods}}}")
}

fn method(context: &Context<'_>, action: &Action) -> TokenStream {
    let docs = doc::method(context, action);
    let name = ident(&action.method);
    let params = action.takes_params.then(|| {
        let params = ident(&action.params);
        quote!(, params: #params)
    });
    quote! {
        #docs
        fn #name(&mut self, action: &Action #params) -> HandlerResult;
    }
}

fn declaration(context: &Context<'_>, action: &Action) -> TokenStream {
    let runtime = context.runtime;
    let (name, schema, described) = (&action.name.text, &action.schema, action.description.iter());
    quote! {
        #runtime::__private::Declaration::new(#name, #schema) #(.with_description(#described))*,
    }
}

fn handler(context: &Context<'_>, action: &Action) -> TokenStream {
    let runtime = context.runtime;
    let (name, method) = (&action.name.text, ident(&action.method));
    let handler = if action.takes_params {
        quote! {
            |charm, action| #runtime::__private::call_params(action)
                .and_then(|params| <C as Handler>::#method(charm, action, params))
        }
    } else {
        quote!(<C as Handler>::#method)
    };
    quote!((#name, ::core::option::Option::Some(#handler)),)
}
