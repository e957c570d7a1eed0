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
                ::core::option::Option::Some(
                    10 + __runtime::given(&self.step) + __runtime::given(&self.speed)
                        + __runtime::given(&self.limit) + __runtime::given(&self.labels)
                        + __runtime::given(&self.admin_password),
                ),
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
        fn decode(value: __runtime::ParamValue<'_>) -> ::core::option::Option<Self> {
            let mut object = value.object()?;
            let name = object
                .filled(
                    "name",
                    |value| {
                        value
                            .string(
                                &__runtime::StringRules::NONE.min_length(1).max_length(63),
                            )
                    },
                    || ::std::borrow::ToOwned::to_owned("gen"),
                );
            let port = object
                .required(
                    "port",
                    |value| {
                        value
                            .integer(
                                &__runtime::NumberRules::NONE.minimum(1).maximum(65535),
                            )
                    },
                );
            let ratio = object
                .filled(
                    "ratio",
                    |value| {
                        value
                            .number(&__runtime::NumberRules::NONE.exclusive_minimum(0.0))
                    },
                    || 0.5,
                );
            let dry_run = object.filled("dry-run", __runtime::Param::decode, || false);
            let level = object
                .filled("level", __runtime::Param::decode, || EveryTypeLevel::Quiet);
            let step = object.optional("step", __runtime::Param::decode);
            let speed = object.optional("speed", __runtime::Param::decode);
            let target = object
                .filled(
                    "target",
                    __runtime::Param::decode,
                    || EveryTypeTarget::String(::std::borrow::ToOwned::to_owned("all")),
                );
            let limit = object
                .optional(
                    "limit",
                    |value| {
                        value
                            .nullable(|value| {
                                value.integer(&__runtime::NumberRules::NONE.minimum(0))
                            })
                    },
                );
            let tags = object
                .filled(
                    "tags",
                    |value| {
                        value
                            .array(
                                &__runtime::ArrayRules::NONE.unique_items(),
                                __runtime::Param::decode,
                            )
                    },
                    || {
                        ::std::vec![
                            ::std::borrow::ToOwned::to_owned("a"),
                            ::std::borrow::ToOwned::to_owned("b")
                        ]
                    },
                );
            let hosts = object
                .required(
                    "hosts",
                    |value| {
                        value
                            .array(
                                &__runtime::ArrayRules::NONE.min_items(1),
                                __runtime::Param::decode,
                            )
                    },
                );
            let labels = object.optional("labels", __runtime::Param::decode);
            let anything = object
                .filled(
                    "anything",
                    __runtime::Param::decode,
                    || ::actions_runtime::Value::Object(
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
                );
            let admin_password = object
                .optional("admin-password", __runtime::Param::decode);
            let move_ = object
                .filled("move", __runtime::Param::decode, || EveryTypeMove::new());
            object.refuse_others();
            ::core::option::Option::Some(Self {
                name: name?,
                port: port?,
                ratio: ratio?,
                dry_run: dry_run?,
                level: level?,
                step: step?,
                speed: speed?,
                target: target?,
                limit: limit?,
                tags: tags?,
                hosts: hosts?,
                labels: labels?,
                anything: anything?,
                admin_password: admin_password?,
                move_: move_?,
            })
        }
    }
    #[automatically_derived]
    impl<'de> __runtime::Deserialize<'de> for EveryTypeParams {
        fn deserialize<D: __runtime::Deserializer<'de>>(
            deserializer: D,
        ) -> ::core::result::Result<Self, D::Error> {
            __runtime::deserialize(deserializer)
        }
    }
    #[automatically_derived]
    impl ::core::convert::TryFrom<::actions_runtime::Value> for EveryTypeParams {
        type Error = ::actions_runtime::Invalid;
        fn try_from(
            value: ::actions_runtime::Value,
        ) -> ::core::result::Result<Self, ::actions_runtime::Invalid> {
            __runtime::from_value(value)
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
        type Err = ::actions_runtime::Invalid;
        fn from_str(
            text: &str,
        ) -> ::core::result::Result<Self, ::actions_runtime::Invalid> {
            __runtime::from_text(text, &Self::ALL, Self::as_str)
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
        fn decode(value: __runtime::ParamValue<'_>) -> ::core::option::Option<Self> {
            value.member(&Self::ALL, Self::as_str)
        }
    }
    #[automatically_derived]
    impl<'de> __runtime::Deserialize<'de> for EveryTypeLevel {
        fn deserialize<D: __runtime::Deserializer<'de>>(
            deserializer: D,
        ) -> ::core::result::Result<Self, D::Error> {
            __runtime::deserialize(deserializer)
        }
    }
    #[automatically_derived]
    impl ::core::convert::TryFrom<::actions_runtime::Value> for EveryTypeLevel {
        type Error = ::actions_runtime::Invalid;
        fn try_from(
            value: ::actions_runtime::Value,
        ) -> ::core::result::Result<Self, ::actions_runtime::Invalid> {
            __runtime::from_value(value)
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
        fn decode(value: __runtime::ParamValue<'_>) -> ::core::option::Option<Self> {
            value.member(&Self::ALL, Self::as_i64)
        }
    }
    #[automatically_derived]
    impl<'de> __runtime::Deserialize<'de> for EveryTypeStep {
        fn deserialize<D: __runtime::Deserializer<'de>>(
            deserializer: D,
        ) -> ::core::result::Result<Self, D::Error> {
            __runtime::deserialize(deserializer)
        }
    }
    #[automatically_derived]
    impl ::core::convert::TryFrom<::actions_runtime::Value> for EveryTypeStep {
        type Error = ::actions_runtime::Invalid;
        fn try_from(
            value: ::actions_runtime::Value,
        ) -> ::core::result::Result<Self, ::actions_runtime::Invalid> {
            __runtime::from_value(value)
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
        fn decode(value: __runtime::ParamValue<'_>) -> ::core::option::Option<Self> {
            value
                .member(
                    &Self::ALL,
                    |member| match member {
                        Self::Auto => __runtime::Constant::String("auto"),
                        Self::N10 => __runtime::Constant::Integer(10),
                        Self::True => __runtime::Constant::Bool(true),
                    },
                )
        }
    }
    #[automatically_derived]
    impl<'de> __runtime::Deserialize<'de> for EveryTypeSpeed {
        fn deserialize<D: __runtime::Deserializer<'de>>(
            deserializer: D,
        ) -> ::core::result::Result<Self, D::Error> {
            __runtime::deserialize(deserializer)
        }
    }
    #[automatically_derived]
    impl ::core::convert::TryFrom<::actions_runtime::Value> for EveryTypeSpeed {
        type Error = ::actions_runtime::Invalid;
        fn try_from(
            value: ::actions_runtime::Value,
        ) -> ::core::result::Result<Self, ::actions_runtime::Invalid> {
            __runtime::from_value(value)
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
        fn decode(value: __runtime::ParamValue<'_>) -> ::core::option::Option<Self> {
            match value.kind() {
                __runtime::Kind::String => {
                    __runtime::Param::decode(value).map(Self::String)
                }
                __runtime::Kind::Integer => {
                    __runtime::Param::decode(value).map(Self::Integer)
                }
                _ => value.wrong_kind("a string or an integer"),
            }
        }
    }
    #[automatically_derived]
    impl<'de> __runtime::Deserialize<'de> for EveryTypeTarget {
        fn deserialize<D: __runtime::Deserializer<'de>>(
            deserializer: D,
        ) -> ::core::result::Result<Self, D::Error> {
            __runtime::deserialize(deserializer)
        }
    }
    #[automatically_derived]
    impl ::core::convert::TryFrom<::actions_runtime::Value> for EveryTypeTarget {
        type Error = ::actions_runtime::Invalid;
        fn try_from(
            value: ::actions_runtime::Value,
        ) -> ::core::result::Result<Self, ::actions_runtime::Invalid> {
            __runtime::from_value(value)
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
                ::core::option::Option::Some(2),
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
        fn decode(value: __runtime::ParamValue<'_>) -> ::core::option::Option<Self> {
            let mut object = value.object()?;
            let address = object.required("address", __runtime::Param::decode);
            let port = object
                .filled(
                    "port",
                    |value| {
                        value
                            .integer(
                                &__runtime::NumberRules::NONE.minimum(0).maximum(255),
                            )
                    },
                    || 80,
                );
            ::core::option::Option::Some(Self {
                address: address?,
                port: port?,
            })
        }
    }
    #[automatically_derived]
    impl<'de> __runtime::Deserialize<'de> for EveryTypeHostsItem {
        fn deserialize<D: __runtime::Deserializer<'de>>(
            deserializer: D,
        ) -> ::core::result::Result<Self, D::Error> {
            __runtime::deserialize(deserializer)
        }
    }
    #[automatically_derived]
    impl ::core::convert::TryFrom<::actions_runtime::Value> for EveryTypeHostsItem {
        type Error = ::actions_runtime::Invalid;
        fn try_from(
            value: ::actions_runtime::Value,
        ) -> ::core::result::Result<Self, ::actions_runtime::Invalid> {
            __runtime::from_value(value)
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
                ::core::option::Option::Some(1 + self.additional.len()),
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
        fn decode(value: __runtime::ParamValue<'_>) -> ::core::option::Option<Self> {
            let mut object = value.object()?;
            let type_ = object
                .filled(
                    "type",
                    __runtime::Param::decode,
                    || ::std::borrow::ToOwned::to_owned("x"),
                );
            let additional = object.others(__runtime::Param::decode);
            ::core::option::Option::Some(Self {
                type_: type_?,
                additional: additional?,
            })
        }
    }
    #[automatically_derived]
    impl<'de> __runtime::Deserialize<'de> for EveryTypeMove {
        fn deserialize<D: __runtime::Deserializer<'de>>(
            deserializer: D,
        ) -> ::core::result::Result<Self, D::Error> {
            __runtime::deserialize_optional(deserializer)
        }
    }
    #[automatically_derived]
    impl ::core::convert::TryFrom<::actions_runtime::Value> for EveryTypeMove {
        type Error = ::actions_runtime::Invalid;
        fn try_from(
            value: ::actions_runtime::Value,
        ) -> ::core::result::Result<Self, ::actions_runtime::Invalid> {
            __runtime::from_value(value)
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
                ::core::option::Option::Some(0),
            )?;
            __runtime::SerializeMap::end(map)
        }
    }
    #[automatically_derived]
    #[doc(hidden)]
    impl __runtime::Param for NothingParams {
        fn decode(value: __runtime::ParamValue<'_>) -> ::core::option::Option<Self> {
            value.object()?;
            ::core::option::Option::Some(Self {})
        }
    }
    #[automatically_derived]
    impl<'de> __runtime::Deserialize<'de> for NothingParams {
        fn deserialize<D: __runtime::Deserializer<'de>>(
            deserializer: D,
        ) -> ::core::result::Result<Self, D::Error> {
            __runtime::deserialize_optional(deserializer)
        }
    }
    #[automatically_derived]
    impl ::core::convert::TryFrom<::actions_runtime::Value> for NothingParams {
        type Error = ::actions_runtime::Invalid;
        fn try_from(
            value: ::actions_runtime::Value,
        ) -> ::core::result::Result<Self, ::actions_runtime::Invalid> {
            __runtime::from_value(value)
        }
    }
    #[automatically_derived]
    impl ::actions_runtime::Params for NothingParams {
        const ACTION: &'static str = "nothing";
    }
}
