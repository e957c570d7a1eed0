pub mod actions {
    use ::actions_runtime::__private as __runtime;
    #[doc(no_inline)]
    pub use ::actions_runtime::{Action, HandlerResult};
    /// What a charm does for the actions of `charmcraft.yaml`.
    ///
    /// Each action is a method. `Ok` carries the results of the task; `Err` makes it fail.
    ///
    /// ```text
    /// impl Handler for Charm {
    ///     fn greet(&mut self, action: &Action, params: GreetParams) -> HandlerResult {
    ///         todo!()
    ///     }
    ///     fn reload(&mut self, action: &Action) -> HandlerResult {
    ///         todo!()
    ///     }
    /// }
    /// ```
    #[diagnostic::on_unimplemented(
        message = "`{Self}` does not handle the actions of `charmcraft.yaml`",
        label = "no `impl Handler` for this type",
        note = "what it has to have, ready to be filled in:\nimpl Handler for {Self} {{\n    fn greet(&mut self, action: &Action, params: GreetParams) -> HandlerResult {{\n        todo!()\n    }}\n    fn reload(&mut self, action: &Action) -> HandlerResult {{\n        todo!()\n    }}\n}}"
    )]
    pub trait Handler {
        /// `greet` (`charmcraft.yaml:3`): Greet somebody.
        fn greet(&mut self, action: &Action, params: GreetParams) -> HandlerResult;
        /// `reload` (`charmcraft.yaml:15`): Read the configuration again.
        fn reload(&mut self, action: &Action) -> HandlerResult;
    }
    /// The actions of `charmcraft.yaml`, for the test harness and the runners of the runtime.
    #[derive(::core::clone::Clone, ::core::marker::Copy, ::core::fmt::Debug)]
    pub struct Actions;
    /// The names of the actions that [`Handler`] has.
    pub const NAMES: [&str; 2usize] = ["greet", "reload"];
    #[automatically_derived]
    impl<C: Handler + ?::core::marker::Sized> ::actions_runtime::ActionSet<C> for Actions {
        const CHARM: ::core::option::Option<&'static str> = ::core::option::Option::Some("minimal");
        fn declarations() -> ::std::vec::Vec<::actions_runtime::__private::Declaration> {
            const DECLARATIONS : & [:: actions_runtime::__private::Declaration] = & [:: actions_runtime::__private::Declaration::new ("greet" , "{\"description\":\"Greet somebody.\",\"properties\":{\"name\":{\"type\":\"string\",\"description\":\"Who is greeted.\"},\"tone\":{\"type\":\"string\",\"enum\":[\"warm\",\"cool\"],\"default\":\"warm\"}},\"required\":[\"name\"],\"additionalProperties\":false,\"title\":\"greet\",\"type\":\"object\"}") . with_description ("Greet somebody.") ,::actions_runtime::__private::Declaration::new ("reload" , "{\"description\":\"Read the configuration again.\",\"additionalProperties\":false,\"title\":\"reload\",\"type\":\"object\",\"properties\":{}}") . with_description ("Read the configuration again.") ,] ;
            DECLARATIONS.to_vec()
        }
        fn handlers() -> ::actions_runtime::__private::Handlers<C> {
            ::std::vec![
                (
                    "greet",
                    ::core::option::Option::Some(|charm, action| {
                        ::actions_runtime::__private::call_params(action)
                            .and_then(|params| <C as Handler>::greet(charm, action, params))
                    })
                ),
                ("reload", ::core::option::Option::Some(<C as Handler>::reload)),
            ]
        }
    }
    /// Runs the action that Juju dispatched, if it did, and gives the exit status.
    ///
    /// `None` for a hook, and where the charm was not started by Juju.
    #[must_use = "it is the exit status that the charm must return"]
    pub fn dispatch<C: Handler + ?::core::marker::Sized>(
        charm: &mut C,
    ) -> ::core::option::Option<::std::process::ExitCode> {
        ::actions_runtime::dispatch::<Actions, C>(charm)
    }
    /// As [`dispatch`], with a charm that is opened for an action alone; an error fails the action.
    #[must_use = "it is the exit status that the charm must return"]
    pub fn dispatch_with<C: Handler, E: ::core::convert::Into<::actions_runtime::Failure>>(
        open: impl ::core::ops::FnOnce(&::actions_runtime::Host) -> ::core::result::Result<C, E>,
    ) -> ::core::option::Option<::std::process::ExitCode> {
        ::actions_runtime::dispatch_with::<Actions, C, E>(open)
    }
    /// The params of `greet` at `charmcraft.yaml:3`.
    #[allow(clippy::derive_partial_eq_without_eq)]
    #[derive(__runtime::Clone, __runtime::PartialEq)]
    pub struct GreetParams {
        /// Who is greeted.
        ///
        /// `name` at `charmcraft.yaml:6`, required.
        pub name: __runtime::String,
        /// `tone` at `charmcraft.yaml:9`, `default: warm`.
        pub tone: GreetTone,
    }
    impl GreetParams {
        /// What Juju sends when only what is required is given.
        #[must_use]
        pub fn new(name: impl __runtime::Into<__runtime::String>) -> Self {
            Self { name: __runtime::Into::into(name), tone: GreetTone::Warm }
        }
    }
    #[automatically_derived]
    impl ::core::fmt::Debug for GreetParams {
        fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            __runtime::debug(
                f,
                "GreetParams",
                &[("name", "name", &self.name), ("tone", "tone", &self.tone)],
            )
        }
    }
    #[automatically_derived]
    impl ::actions_runtime::Params for GreetParams {
        const ACTION: &'static str = "greet";
    }
    __runtime::conversions!(
        GreetParams,
        deserialize_optional,
        |self, serializer| {
            use __runtime::SerializeMap as _;
            let mut map = serializer.serialize_map(__runtime::None)?;
            map.serialize_entry("name", &self.name)?;
            map.serialize_entry("tone", &self.tone)?;
            map.end()
        },
        |value| {
            let mut object = value.object()?;
            let name = object.required("name", __runtime::Param::decode);
            let tone = object.filled("tone", __runtime::Param::decode, || GreetTone::Warm);
            object.refuse_others();
            __runtime::Some(Self { name: name?, tone: tone? })
        }
    );
    /// The members of `greet.tone` at `charmcraft.yaml:9`.
    #[allow(clippy::derive_partial_eq_without_eq)]
    #[derive(
        __runtime::Clone,
        __runtime::Copy,
        __runtime::Debug,
        __runtime::Eq,
        __runtime::Hash,
        __runtime::PartialEq,
    )]
    pub enum GreetTone {
        /// `warm`
        Warm,
        /// `cool`
        Cool,
    }
    impl GreetTone {
        /// All members, in the order of the declaration.
        pub const ALL: [Self; 2usize] = [Self::Warm, Self::Cool];
        /// The member as the declaration spells it.
        #[must_use]
        pub const fn as_str(self) -> &'static str {
            match self {
                Self::Warm => "warm",
                Self::Cool => "cool",
            }
        }
    }
    __runtime::members!(GreetTone, as_str, texts);
    __runtime::conversions!(
        GreetTone,
        deserialize,
        |self, serializer| { __runtime::Serialize::serialize(&self.as_str(), serializer) },
        |value| { value.member(&Self::ALL, Self::as_str) }
    );
    /// The params of `reload` at `charmcraft.yaml:15`.
    #[allow(clippy::derive_partial_eq_without_eq)]
    #[derive(__runtime::Clone, __runtime::PartialEq)]
    pub struct ReloadParams;
    impl ReloadParams {
        /// What Juju sends when only what is required is given.
        #[must_use]
        pub fn new() -> Self {
            Self {}
        }
    }
    __runtime::default_by_new!(ReloadParams);
    #[automatically_derived]
    impl ::core::fmt::Debug for ReloadParams {
        fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            __runtime::debug(f, "ReloadParams", &[])
        }
    }
    #[automatically_derived]
    impl ::actions_runtime::Params for ReloadParams {
        const ACTION: &'static str = "reload";
    }
    __runtime::conversions!(
        ReloadParams,
        deserialize_optional,
        |self, serializer| {
            use __runtime::SerializeMap as _;
            let map = serializer.serialize_map(__runtime::None)?;
            map.end()
        },
        |value| {
            let object = value.object()?;
            object.refuse_others();
            __runtime::Some(Self {})
        }
    );
}
