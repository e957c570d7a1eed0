pub mod actions {
    use ::actions_runtime::__private as __runtime;
    #[doc(no_inline)]
    pub use ::actions_runtime::{Action, HandlerResult};
    /// What a charm does for the actions of `charmcraft.yaml`.
    ///
    /// Each action is a method. `Ok` carries the results of the task; `Err` makes it fail.
    #[diagnostic::on_unimplemented(
        message = "`{Self}` does not handle the actions of `charmcraft.yaml`",
        label = "no `impl Handler` for this type",
        note = "write `impl Handler for {Self}` with a method for each action",
    )]
    pub trait Handler {
        /// `every-type` (`charmcraft.yaml:3`): Has a param of every type.
        fn every_type(
            &mut self,
            action: &Action,
            params: EveryTypeParams,
        ) -> HandlerResult;
        /// `nothing` (`charmcraft.yaml:44`).
        fn nothing(&mut self, action: &Action) -> HandlerResult;
    }
    /// The actions of `charmcraft.yaml`, for the test harness and the runners of the runtime.
    #[derive(::core::clone::Clone, ::core::marker::Copy, ::core::fmt::Debug)]
    pub struct Actions;
    #[automatically_derived]
    impl<C: Handler + ?::core::marker::Sized> ::actions_runtime::ActionSet<C>
    for Actions {
        fn declarations() -> &'static [::actions_runtime::Declaration] {
            const DECLARATIONS: &[::actions_runtime::Declaration] = &[
                ::actions_runtime::Declaration::new(
                        "every-type",
                        "{\"additionalProperties\":false,\"description\":\"Has a param of every type.\",\"properties\":{\"admin-password\":{\"type\":\"string\"},\"anything\":{\"default\":{\"a\":[1,2.5,null]}},\"dry-run\":{\"default\":false,\"type\":\"boolean\"},\"hosts\":{\"items\":{\"properties\":{\"address\":{\"type\":\"string\"},\"port\":{\"default\":80,\"maximum\":255,\"minimum\":0,\"type\":\"integer\"}},\"required\":[\"address\"],\"type\":\"object\"},\"minItems\":1,\"type\":\"array\"},\"labels\":{\"additionalProperties\":{\"type\":\"string\"},\"properties\":{},\"type\":\"object\"},\"level\":{\"default\":\"quiet\",\"description\":\"How much to say.\\n\\n    not code\\n\",\"enum\":[\"quiet\",\"2fa\",\"self\"],\"type\":\"string\"},\"limit\":{\"minimum\":0,\"type\":[\"integer\",\"null\"]},\"move\":{\"additionalProperties\":true,\"properties\":{\"type\":{\"default\":\"x\",\"type\":\"string\"}},\"type\":\"object\"},\"name\":{\"default\":\"gen\",\"maxLength\":63,\"minLength\":1,\"type\":\"string\"},\"port\":{\"maximum\":65535,\"minimum\":1,\"type\":\"integer\"},\"ratio\":{\"default\":0.5,\"exclusiveMinimum\":true,\"minimum\":0,\"type\":\"number\"},\"speed\":{\"enum\":[\"auto\",10,true]},\"step\":{\"enum\":[1,2,-4],\"type\":\"integer\"},\"tags\":{\"default\":[\"a\",\"b\"],\"items\":{\"type\":\"string\"},\"type\":\"array\",\"uniqueItems\":true},\"target\":{\"default\":\"all\",\"type\":[\"string\",\"integer\"]}},\"required\":[\"port\",\"hosts\"],\"title\":\"every-type\",\"type\":\"object\"}",
                    )
                    .with_description("Has a param of every type.")
                    .with_parallel()
                    .with_execution_group("types"),
                ::actions_runtime::Declaration::new(
                    "nothing",
                    "{\"description\":\"No description\",\"properties\":{},\"title\":\"nothing\",\"type\":\"object\"}",
                ),
            ];
            DECLARATIONS
        }
        fn call(
            charm: &mut C,
            call: ::actions_runtime::Call<'_>,
        ) -> ::actions_runtime::HandlerResult {
            match call.name() {
                "every-type" => {
                    let params = call.params()?;
                    <C as Handler>::every_type(charm, call.action(), params)
                }
                "nothing" => <C as Handler>::nothing(charm, call.action()),
                _ => {
                    ::core::result::Result::Err(call.unknown(&["every-type", "nothing"]))
                }
            }
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
    /// The params of the action `every-type`.
    ///
    /// Declared at `charmcraft.yaml:3`.
    #[derive(::core::clone::Clone, ::core::cmp::PartialEq)]
    pub struct EveryTypeParams {
        /// `name` at `charmcraft.yaml:6`, string, 1 to 63 characters, default `gen`.
        pub name: ::std::string::String,
        /// `port` at `charmcraft.yaml:7`, integer, 1 to 65535, required.
        pub port: u16,
        /// `ratio` at `charmcraft.yaml:8`, number, over 0, default `0.5`.
        pub ratio: f64,
        /// `dry-run` at `charmcraft.yaml:9`, boolean, default `false`.
        pub dry_run: bool,
        /// How much to say.
        ///
        /// not code
        ///
        /// `level` at `charmcraft.yaml:10`, string, default `quiet`.
        pub level: EveryTypeLevel,
        /// `step` at `charmcraft.yaml:18`, integer, optional.
        pub step: ::core::option::Option<EveryTypeStep>,
        /// `speed` at `charmcraft.yaml:19`, optional.
        pub speed: ::core::option::Option<EveryTypeSpeed>,
        /// `target` at `charmcraft.yaml:20`, string or integer, default `all`.
        pub target: EveryTypeTarget,
        /// `limit` at `charmcraft.yaml:21`, integer or null, from 0, optional.
        pub limit: ::core::option::Option<::core::option::Option<u64>>,
        /// `tags` at `charmcraft.yaml:22`, array, no two items equal, default `["a","b"]`.
        pub tags: ::std::vec::Vec<::std::string::String>,
        /// `hosts` at `charmcraft.yaml:23`, array, not empty, required.
        pub hosts: ::std::vec::Vec<EveryTypeHostsItem>,
        /// `labels` at `charmcraft.yaml:32`, object, optional.
        pub labels: ::core::option::Option<
            ::std::collections::BTreeMap<::std::string::String, ::std::string::String>,
        >,
        /// `anything` at `charmcraft.yaml:33`, default `{"a":[1,2.5,null]}`.
        pub anything: ::actions_runtime::Value,
        /// `admin-password` at `charmcraft.yaml:34`, string, optional.
        pub admin_password: ::core::option::Option<::std::string::String>,
        /// `move` at `charmcraft.yaml:35`, object, filled with the defaults inside.
        pub move_: EveryTypeMove,
    }
    impl EveryTypeParams {
        /// What Juju sends when only what is required is given.
        #[must_use]
        pub fn new(port: u16, hosts: ::std::vec::Vec<EveryTypeHostsItem>) -> Self {
            Self {
                name: ::std::borrow::ToOwned::to_owned("gen"),
                port,
                ratio: 0.5,
                dry_run: false,
                level: EveryTypeLevel::Quiet,
                step: ::core::option::Option::None,
                speed: ::core::option::Option::None,
                target: EveryTypeTarget::String(::std::borrow::ToOwned::to_owned("all")),
                limit: ::core::option::Option::None,
                tags: ::std::vec![
                    ::std::borrow::ToOwned::to_owned("a"),
                    ::std::borrow::ToOwned::to_owned("b")
                ],
                hosts,
                labels: ::core::option::Option::None,
                anything: ::actions_runtime::Value::Object(
                    ::core::iter::FromIterator::from_iter([
                        (
                            ::std::borrow::ToOwned::to_owned("a"),
                            ::actions_runtime::Value::Array(
                                ::std::vec![
                                    < ::actions_runtime::Value as ::core::convert::From < _ >>
                                    ::from(1), < ::actions_runtime::Value as
                                    ::core::convert::From < _ >> ::from(2.5),
                                    ::actions_runtime::Value::Null
                                ],
                            ),
                        ),
                    ]),
                ),
                admin_password: ::core::option::Option::None,
                move_: EveryTypeMove::new(),
            }
        }
    }
    #[automatically_derived]
    impl ::core::fmt::Debug for EveryTypeParams {
        fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            f.debug_struct("EveryTypeParams")
                .field("name", &self.name)
                .field("port", &self.port)
                .field("ratio", &self.ratio)
                .field("dry_run", &self.dry_run)
                .field("level", &self.level)
                .field("step", &self.step)
                .field("speed", &self.speed)
                .field("target", &self.target)
                .field("limit", &self.limit)
                .field("tags", &self.tags)
                .field("hosts", &self.hosts)
                .field("labels", &self.labels)
                .field("anything", &self.anything)
                .field("admin_password", &::core::format_args!("<hidden>"))
                .field("move_", &self.move_)
                .finish()
        }
    }
    #[automatically_derived]
    impl __runtime::Serialize for EveryTypeParams {
        fn serialize<S: __runtime::Serializer>(
            &self,
            serializer: S,
        ) -> ::core::result::Result<S::Ok, S::Error> {
            let mut map = __runtime::Serializer::serialize_map(
                serializer,
                ::core::option::Option::None,
            )?;
            __runtime::SerializeMap::serialize_entry(&mut map, "name", &self.name)?;
            __runtime::SerializeMap::serialize_entry(&mut map, "port", &self.port)?;
            __runtime::SerializeMap::serialize_entry(&mut map, "ratio", &self.ratio)?;
            __runtime::SerializeMap::serialize_entry(
                &mut map,
                "dry-run",
                &self.dry_run,
            )?;
            __runtime::SerializeMap::serialize_entry(&mut map, "level", &self.level)?;
            if let ::core::option::Option::Some(value) = &self.step {
                __runtime::SerializeMap::serialize_entry(&mut map, "step", value)?;
            }
            if let ::core::option::Option::Some(value) = &self.speed {
                __runtime::SerializeMap::serialize_entry(&mut map, "speed", value)?;
            }
            __runtime::SerializeMap::serialize_entry(&mut map, "target", &self.target)?;
            if let ::core::option::Option::Some(value) = &self.limit {
                __runtime::SerializeMap::serialize_entry(&mut map, "limit", value)?;
            }
            __runtime::SerializeMap::serialize_entry(&mut map, "tags", &self.tags)?;
            __runtime::SerializeMap::serialize_entry(&mut map, "hosts", &self.hosts)?;
            if let ::core::option::Option::Some(value) = &self.labels {
                __runtime::SerializeMap::serialize_entry(&mut map, "labels", value)?;
            }
            __runtime::SerializeMap::serialize_entry(
                &mut map,
                "anything",
                &self.anything,
            )?;
            if let ::core::option::Option::Some(value) = &self.admin_password {
                __runtime::SerializeMap::serialize_entry(
                    &mut map,
                    "admin-password",
                    value,
                )?;
            }
            __runtime::SerializeMap::serialize_entry(&mut map, "move", &self.move_)?;
            __runtime::SerializeMap::end(map)
        }
    }
    #[automatically_derived]
    #[doc(hidden)]
    impl __runtime::Param for EveryTypeParams {
        fn decode(value: __runtime::ParamValue<'_, '_>) -> ::core::option::Option<Self> {
            const FIELDS: &[__runtime::Field] = &[
                __runtime::Field::optional("admin-password"),
                __runtime::Field::optional("anything"),
                __runtime::Field::optional("dry-run"),
                __runtime::Field::required("hosts"),
                __runtime::Field::optional("labels"),
                __runtime::Field::optional("level"),
                __runtime::Field::optional("limit"),
                __runtime::Field::optional("move"),
                __runtime::Field::optional("name"),
                __runtime::Field::required("port"),
                __runtime::Field::optional("ratio"),
                __runtime::Field::optional("speed"),
                __runtime::Field::optional("step"),
                __runtime::Field::optional("tags"),
                __runtime::Field::optional("target"),
            ];
            let mut field_0 = ::core::option::Option::None;
            let mut field_1 = ::core::option::Option::None;
            let mut field_2 = ::core::option::Option::None;
            let mut field_3 = ::core::option::Option::None;
            let mut field_4 = ::core::option::Option::None;
            let mut field_5 = ::core::option::Option::None;
            let mut field_6 = ::core::option::Option::None;
            let mut field_7 = ::core::option::Option::None;
            let mut field_8 = ::core::option::Option::None;
            let mut field_9 = ::core::option::Option::None;
            let mut field_10 = ::core::option::Option::None;
            let mut field_11 = ::core::option::Option::None;
            let mut field_12 = ::core::option::Option::None;
            let mut field_13 = ::core::option::Option::None;
            let mut field_14 = ::core::option::Option::None;
            value
                .object(
                    FIELDS,
                    __runtime::Extra::Refused,
                    &mut |index, value| match index {
                        0 => field_13 = value.string(&__runtime::StringRules::NONE),
                        1 => field_12 = value.any(),
                        2 => field_3 = value.boolean(),
                        3 => {
                            field_10 = value
                                .array(
                                    &__runtime::ArrayRules {
                                        min_items: ::core::option::Option::Some(1),
                                        max_items: ::core::option::Option::None,
                                        unique_items: false,
                                    },
                                    &mut |value| <EveryTypeHostsItem as __runtime::Param>::decode(
                                        value,
                                    ),
                                );
                        }
                        4 => {
                            field_11 = value
                                .map(
                                    &mut |value| value.string(&__runtime::StringRules::NONE),
                                );
                        }
                        5 => {
                            field_4 = <EveryTypeLevel as __runtime::Param>::decode(value);
                        }
                        6 => {
                            field_8 = value
                                .nullable(|value| {
                                    value
                                        .integer::<
                                            u64,
                                        >(
                                            &__runtime::NumberRules {
                                                minimum: ::core::option::Option::Some(__runtime::Bound {
                                                    value: 0,
                                                    exclusive: false,
                                                }),
                                                maximum: ::core::option::Option::None,
                                                multiple_of: ::core::option::Option::None,
                                            },
                                        )
                                });
                        }
                        7 => {
                            field_14 = <EveryTypeMove as __runtime::Param>::decode(value);
                        }
                        8 => {
                            field_0 = value
                                .string(
                                    &__runtime::StringRules {
                                        min_length: ::core::option::Option::Some(1),
                                        max_length: ::core::option::Option::Some(63),
                                    },
                                );
                        }
                        9 => {
                            field_1 = value
                                .integer::<
                                    u16,
                                >(
                                    &__runtime::NumberRules {
                                        minimum: ::core::option::Option::Some(__runtime::Bound {
                                            value: 1,
                                            exclusive: false,
                                        }),
                                        maximum: ::core::option::Option::Some(__runtime::Bound {
                                            value: 65535,
                                            exclusive: false,
                                        }),
                                        multiple_of: ::core::option::Option::None,
                                    },
                                );
                        }
                        10 => {
                            field_2 = value
                                .number(
                                    &__runtime::NumberRules {
                                        minimum: ::core::option::Option::Some(__runtime::Bound {
                                            value: 0.0,
                                            exclusive: true,
                                        }),
                                        maximum: ::core::option::Option::None,
                                        multiple_of: ::core::option::Option::None,
                                    },
                                );
                        }
                        11 => {
                            field_6 = <EveryTypeSpeed as __runtime::Param>::decode(value);
                        }
                        12 => {
                            field_5 = <EveryTypeStep as __runtime::Param>::decode(value);
                        }
                        13 => {
                            field_9 = value
                                .array(
                                    &__runtime::ArrayRules {
                                        min_items: ::core::option::Option::None,
                                        max_items: ::core::option::Option::None,
                                        unique_items: true,
                                    },
                                    &mut |value| value.string(&__runtime::StringRules::NONE),
                                );
                        }
                        14 => {
                            field_7 = <EveryTypeTarget as __runtime::Param>::decode(
                                value,
                            );
                        }
                        _ => {}
                    },
                )?;
            ::core::option::Option::Some(Self {
                name: field_0.unwrap_or_else(|| ::std::borrow::ToOwned::to_owned("gen")),
                port: field_1?,
                ratio: field_2.unwrap_or(0.5),
                dry_run: field_3.unwrap_or(false),
                level: field_4.unwrap_or(EveryTypeLevel::Quiet),
                step: field_5,
                speed: field_6,
                target: field_7
                    .unwrap_or_else(|| EveryTypeTarget::String(
                        ::std::borrow::ToOwned::to_owned("all"),
                    )),
                limit: field_8,
                tags: field_9
                    .unwrap_or_else(|| {
                        ::std::vec![
                            ::std::borrow::ToOwned::to_owned("a"),
                            ::std::borrow::ToOwned::to_owned("b")
                        ]
                    }),
                hosts: field_10?,
                labels: field_11,
                anything: field_12
                    .unwrap_or_else(|| ::actions_runtime::Value::Object(
                        ::core::iter::FromIterator::from_iter([
                            (
                                ::std::borrow::ToOwned::to_owned("a"),
                                ::actions_runtime::Value::Array(
                                    ::std::vec![
                                        < ::actions_runtime::Value as ::core::convert::From < _ >>
                                        ::from(1), < ::actions_runtime::Value as
                                        ::core::convert::From < _ >> ::from(2.5),
                                        ::actions_runtime::Value::Null
                                    ],
                                ),
                            ),
                        ]),
                    )),
                admin_password: field_13,
                move_: field_14.unwrap_or_else(|| EveryTypeMove::new()),
            })
        }
    }
    #[automatically_derived]
    impl ::actions_runtime::Params for EveryTypeParams {
        const ACTION: &'static str = "every-type";
    }
    /// What the param `level` may be.
    ///
    /// Declared at `charmcraft.yaml:10`.
    #[derive(
        ::core::clone::Clone,
        ::core::marker::Copy,
        ::core::fmt::Debug,
        ::core::cmp::Eq,
        ::core::hash::Hash,
        ::core::cmp::PartialEq,
    )]
    pub enum EveryTypeLevel {
        /// `quiet`
        Quiet,
        /// `2fa`
        N2fa,
        /// `self`
        Self_,
    }
    impl EveryTypeLevel {
        /// All members, in the order of the declaration.
        pub const ALL: [Self; 3usize] = [Self::Quiet, Self::N2fa, Self::Self_];
    }
    impl EveryTypeLevel {
        /// The member as the declaration spells it.
        #[must_use]
        pub const fn as_str(self) -> &'static str {
            match self {
                Self::Quiet => "quiet",
                Self::N2fa => "2fa",
                Self::Self_ => "self",
            }
        }
    }
    #[automatically_derived]
    impl ::core::fmt::Display for EveryTypeLevel {
        fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            f.pad(self.as_str())
        }
    }
    #[automatically_derived]
    impl ::core::convert::AsRef<str> for EveryTypeLevel {
        fn as_ref(&self) -> &str {
            self.as_str()
        }
    }
    #[automatically_derived]
    impl ::core::str::FromStr for EveryTypeLevel {
        type Err = ::actions_runtime::UnknownMember;
        fn from_str(
            text: &str,
        ) -> ::core::result::Result<Self, ::actions_runtime::UnknownMember> {
            match text {
                "quiet" => ::core::result::Result::Ok(Self::Quiet),
                "2fa" => ::core::result::Result::Ok(Self::N2fa),
                "self" => ::core::result::Result::Ok(Self::Self_),
                _ => {
                    ::core::result::Result::Err(
                        ::actions_runtime::UnknownMember::new(&["quiet", "2fa", "self"]),
                    )
                }
            }
        }
    }
    #[automatically_derived]
    impl __runtime::Serialize for EveryTypeLevel {
        fn serialize<S: __runtime::Serializer>(
            &self,
            serializer: S,
        ) -> ::core::result::Result<S::Ok, S::Error> {
            __runtime::Serializer::serialize_str(serializer, self.as_str())
        }
    }
    #[automatically_derived]
    #[doc(hidden)]
    impl __runtime::Param for EveryTypeLevel {
        fn decode(value: __runtime::ParamValue<'_, '_>) -> ::core::option::Option<Self> {
            const NAMES: &[&str] = &["quiet", "2fa", "self"];
            Self::ALL.get(value.name(NAMES)?).copied()
        }
    }
    /// What the param `step` may be.
    ///
    /// Declared at `charmcraft.yaml:18`.
    #[derive(
        ::core::clone::Clone,
        ::core::marker::Copy,
        ::core::fmt::Debug,
        ::core::cmp::Eq,
        ::core::hash::Hash,
        ::core::cmp::PartialEq,
    )]
    pub enum EveryTypeStep {
        /// `1`
        N1,
        /// `2`
        N2,
        /// `-4`
        Minus4,
    }
    impl EveryTypeStep {
        /// All members, in the order of the declaration.
        pub const ALL: [Self; 3usize] = [Self::N1, Self::N2, Self::Minus4];
    }
    impl EveryTypeStep {
        /// The member as a number.
        #[must_use]
        pub const fn as_i64(self) -> i64 {
            match self {
                Self::N1 => 1,
                Self::N2 => 2,
                Self::Minus4 => -4,
            }
        }
    }
    #[automatically_derived]
    impl ::core::fmt::Display for EveryTypeStep {
        fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::core::fmt::Display::fmt(&self.as_i64(), f)
        }
    }
    #[automatically_derived]
    impl __runtime::Serialize for EveryTypeStep {
        fn serialize<S: __runtime::Serializer>(
            &self,
            serializer: S,
        ) -> ::core::result::Result<S::Ok, S::Error> {
            __runtime::Serializer::serialize_i64(serializer, self.as_i64())
        }
    }
    #[automatically_derived]
    #[doc(hidden)]
    impl __runtime::Param for EveryTypeStep {
        fn decode(value: __runtime::ParamValue<'_, '_>) -> ::core::option::Option<Self> {
            const MEMBERS: &[__runtime::Constant] = &[
                __runtime::Constant::Number(1.0),
                __runtime::Constant::Number(2.0),
                __runtime::Constant::Number(-4.0),
            ];
            Self::ALL.get(value.member(MEMBERS)?).copied()
        }
    }
    /// What the param `speed` may be.
    ///
    /// Declared at `charmcraft.yaml:19`.
    #[derive(
        ::core::clone::Clone,
        ::core::marker::Copy,
        ::core::fmt::Debug,
        ::core::cmp::Eq,
        ::core::hash::Hash,
        ::core::cmp::PartialEq,
    )]
    pub enum EveryTypeSpeed {
        /// `auto`
        Auto,
        /// `10`
        N10,
        /// `true`
        True,
    }
    impl EveryTypeSpeed {
        /// All members, in the order of the declaration.
        pub const ALL: [Self; 3usize] = [Self::Auto, Self::N10, Self::True];
    }
    #[automatically_derived]
    impl ::core::fmt::Display for EveryTypeSpeed {
        fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            match self {
                Self::Auto => ::core::fmt::Display::fmt(&"auto", f),
                Self::N10 => ::core::fmt::Display::fmt(&10, f),
                Self::True => ::core::fmt::Display::fmt(&true, f),
            }
        }
    }
    #[automatically_derived]
    impl __runtime::Serialize for EveryTypeSpeed {
        fn serialize<S: __runtime::Serializer>(
            &self,
            serializer: S,
        ) -> ::core::result::Result<S::Ok, S::Error> {
            match self {
                Self::Auto => __runtime::Serialize::serialize(&"auto", serializer),
                Self::N10 => __runtime::Serialize::serialize(&10, serializer),
                Self::True => __runtime::Serialize::serialize(&true, serializer),
            }
        }
    }
    #[automatically_derived]
    #[doc(hidden)]
    impl __runtime::Param for EveryTypeSpeed {
        fn decode(value: __runtime::ParamValue<'_, '_>) -> ::core::option::Option<Self> {
            const MEMBERS: &[__runtime::Constant] = &[
                __runtime::Constant::String("auto"),
                __runtime::Constant::Number(10.0),
                __runtime::Constant::Bool(true),
            ];
            Self::ALL.get(value.member(MEMBERS)?).copied()
        }
    }
    /// What the param `target` may be.
    ///
    /// Declared at `charmcraft.yaml:20`.
    #[derive(
        ::core::clone::Clone,
        ::core::fmt::Debug,
        ::core::cmp::Eq,
        ::core::cmp::PartialEq
    )]
    pub enum EveryTypeTarget {
        /// A string.
        String(::std::string::String),
        /// An integer.
        Integer(i64),
    }
    #[automatically_derived]
    impl __runtime::Serialize for EveryTypeTarget {
        fn serialize<S: __runtime::Serializer>(
            &self,
            serializer: S,
        ) -> ::core::result::Result<S::Ok, S::Error> {
            match self {
                Self::String(value) => __runtime::Serialize::serialize(value, serializer),
                Self::Integer(value) => {
                    __runtime::Serialize::serialize(value, serializer)
                }
            }
        }
    }
    #[automatically_derived]
    #[doc(hidden)]
    impl __runtime::Param for EveryTypeTarget {
        fn decode(value: __runtime::ParamValue<'_, '_>) -> ::core::option::Option<Self> {
            match value.kind() {
                __runtime::Kind::String => {
                    value.string(&__runtime::StringRules::NONE).map(Self::String)
                }
                __runtime::Kind::Integer => {
                    value
                        .integer::<i64>(&__runtime::NumberRules::NONE)
                        .map(Self::Integer)
                }
                _ => value.wrong_kind("a string or an integer"),
            }
        }
    }
    /// The param `hosts[]`.
    ///
    /// Declared at `charmcraft.yaml:23`.
    #[derive(
        ::core::clone::Clone,
        ::core::fmt::Debug,
        ::core::cmp::Eq,
        ::core::cmp::PartialEq
    )]
    pub struct EveryTypeHostsItem {
        /// `hosts[].address` at `charmcraft.yaml:29`, string, required.
        pub address: ::std::string::String,
        /// `hosts[].port` at `charmcraft.yaml:30`, integer, 0 to 255, default `80`.
        pub port: u8,
    }
    impl EveryTypeHostsItem {
        /// What Juju sends when only what is required is given.
        #[must_use]
        pub fn new(address: impl ::core::convert::Into<::std::string::String>) -> Self {
            Self {
                address: ::core::convert::Into::into(address),
                port: 80,
            }
        }
    }
    #[automatically_derived]
    impl __runtime::Serialize for EveryTypeHostsItem {
        fn serialize<S: __runtime::Serializer>(
            &self,
            serializer: S,
        ) -> ::core::result::Result<S::Ok, S::Error> {
            let mut map = __runtime::Serializer::serialize_map(
                serializer,
                ::core::option::Option::None,
            )?;
            __runtime::SerializeMap::serialize_entry(
                &mut map,
                "address",
                &self.address,
            )?;
            __runtime::SerializeMap::serialize_entry(&mut map, "port", &self.port)?;
            __runtime::SerializeMap::end(map)
        }
    }
    #[automatically_derived]
    #[doc(hidden)]
    impl __runtime::Param for EveryTypeHostsItem {
        fn decode(value: __runtime::ParamValue<'_, '_>) -> ::core::option::Option<Self> {
            const FIELDS: &[__runtime::Field] = &[
                __runtime::Field::required("address"),
                __runtime::Field::optional("port"),
            ];
            let mut field_0 = ::core::option::Option::None;
            let mut field_1 = ::core::option::Option::None;
            value
                .object(
                    FIELDS,
                    __runtime::Extra::Ignored,
                    &mut |index, value| match index {
                        0 => field_0 = value.string(&__runtime::StringRules::NONE),
                        1 => {
                            field_1 = value
                                .integer::<
                                    u8,
                                >(
                                    &__runtime::NumberRules {
                                        minimum: ::core::option::Option::Some(__runtime::Bound {
                                            value: 0,
                                            exclusive: false,
                                        }),
                                        maximum: ::core::option::Option::Some(__runtime::Bound {
                                            value: 255,
                                            exclusive: false,
                                        }),
                                        multiple_of: ::core::option::Option::None,
                                    },
                                );
                        }
                        _ => {}
                    },
                )?;
            ::core::option::Option::Some(Self {
                address: field_0?,
                port: field_1.unwrap_or(80),
            })
        }
    }
    /// The param `move`.
    ///
    /// Declared at `charmcraft.yaml:35`.
    #[derive(
        ::core::clone::Clone,
        ::core::fmt::Debug,
        ::core::cmp::Eq,
        ::core::cmp::PartialEq
    )]
    pub struct EveryTypeMove {
        /// `move.type` at `charmcraft.yaml:38`, string, default `x`.
        pub type_: ::std::string::String,
        /// What was given under names that the schema does not list.
        pub additional: ::std::collections::BTreeMap<
            ::std::string::String,
            ::actions_runtime::Value,
        >,
    }
    impl EveryTypeMove {
        /// What Juju sends when nothing is given.
        #[must_use]
        pub fn new() -> Self {
            Self {
                type_: ::std::borrow::ToOwned::to_owned("x"),
                additional: ::std::collections::BTreeMap::new(),
            }
        }
    }
    #[automatically_derived]
    impl ::core::default::Default for EveryTypeMove {
        fn default() -> Self {
            Self::new()
        }
    }
    #[automatically_derived]
    impl __runtime::Serialize for EveryTypeMove {
        fn serialize<S: __runtime::Serializer>(
            &self,
            serializer: S,
        ) -> ::core::result::Result<S::Ok, S::Error> {
            let mut map = __runtime::Serializer::serialize_map(
                serializer,
                ::core::option::Option::None,
            )?;
            __runtime::SerializeMap::serialize_entry(&mut map, "type", &self.type_)?;
            for (name, value) in &self.additional {
                __runtime::SerializeMap::serialize_entry(&mut map, name, value)?;
            }
            __runtime::SerializeMap::end(map)
        }
    }
    #[automatically_derived]
    #[doc(hidden)]
    impl __runtime::Param for EveryTypeMove {
        fn decode(value: __runtime::ParamValue<'_, '_>) -> ::core::option::Option<Self> {
            const FIELDS: &[__runtime::Field] = &[__runtime::Field::optional("type")];
            let mut field_0 = ::core::option::Option::None;
            let mut kept = ::std::collections::BTreeMap::new();
            value
                .object(
                    FIELDS,
                    __runtime::Extra::Kept(
                        &mut |name, value| {
                            if let ::core::option::Option::Some(value) = value.any() {
                                kept.insert(::std::borrow::ToOwned::to_owned(name), value);
                            }
                        },
                    ),
                    &mut |index, value| match index {
                        0 => field_0 = value.string(&__runtime::StringRules::NONE),
                        _ => {}
                    },
                )?;
            ::core::option::Option::Some(Self {
                type_: field_0.unwrap_or_else(|| ::std::borrow::ToOwned::to_owned("x")),
                additional: kept,
            })
        }
    }
    /// The params of the action `nothing`.
    ///
    /// Declared at `charmcraft.yaml:44`.
    #[derive(
        ::core::clone::Clone,
        ::core::marker::Copy,
        ::core::fmt::Debug,
        ::core::cmp::Eq,
        ::core::cmp::PartialEq
    )]
    pub struct NothingParams;
    impl NothingParams {
        /// What Juju sends when nothing is given.
        #[must_use]
        pub fn new() -> Self {
            Self
        }
    }
    #[automatically_derived]
    impl ::core::default::Default for NothingParams {
        fn default() -> Self {
            Self::new()
        }
    }
    #[automatically_derived]
    impl __runtime::Serialize for NothingParams {
        fn serialize<S: __runtime::Serializer>(
            &self,
            serializer: S,
        ) -> ::core::result::Result<S::Ok, S::Error> {
            let map = __runtime::Serializer::serialize_map(
                serializer,
                ::core::option::Option::None,
            )?;
            __runtime::SerializeMap::end(map)
        }
    }
    #[automatically_derived]
    #[doc(hidden)]
    impl __runtime::Param for NothingParams {
        fn decode(value: __runtime::ParamValue<'_, '_>) -> ::core::option::Option<Self> {
            const FIELDS: &[__runtime::Field] = &[];
            value.object(FIELDS, __runtime::Extra::Ignored, &mut |_, _| {})?;
            ::core::option::Option::Some(Self {})
        }
    }
    #[automatically_derived]
    impl ::actions_runtime::Params for NothingParams {
        const ACTION: &'static str = "nothing";
    }
}
