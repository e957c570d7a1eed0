#![doc = include_str!("../doc/crate.md")]
#![doc = "```yaml"]
#![doc = include_str!("../doc/charmcraft.yaml")]
#![doc = "```"]
#![doc = include_str!("../doc/crate-rest.md")]
#![doc = ""]
// The links to what a feature adds.
#![cfg_attr(not(feature = "testing"), doc = "[`testing`]: #features")]
#![cfg_attr(not(feature = "local"), doc = "[`local`]: #features")]
#![cfg_attr(not(feature = "juju"), doc = "[`juju`]: #features")]
#![cfg_attr(not(feature = "log"), doc = "[`JujuLog`]: #features")]
#![forbid(unsafe_code)]

pub mod guide;

// What a handler is given, and what it gives back.
mod action;
mod failure;
mod host;
mod params;
mod progress;
mod results;

// From Juju to a handler, and its end back to Juju.
mod action_set;
mod dispatch;
mod ending;
mod environment;
mod hook_tools;
#[cfg(feature = "log")]
mod juju_log;
mod panics;
#[cfg(any(feature = "local", feature = "log", feature = "testing"))]
mod records;

// Actions without Juju.
#[cfg(feature = "local")]
pub mod local;
// Public through `testing`.
#[cfg(any(feature = "local", feature = "testing"))]
#[cfg_attr(not(feature = "testing"), allow(unreachable_pub, dead_code))]
mod simulation;
#[cfg(feature = "testing")]
pub mod testing;

// Actions of a deployed charm.
#[cfg(feature = "juju")]
pub mod juju;

// What several of them use.
#[cfg(any(feature = "juju", feature = "local", feature = "testing"))]
#[cfg_attr(not(any(feature = "juju", feature = "testing")), allow(dead_code))]
mod given;
mod process;
mod secret;
mod shown;
#[cfg(any(feature = "juju", feature = "local", feature = "testing"))]
#[cfg_attr(not(all(feature = "juju", feature = "testing")), allow(unreachable_pub, dead_code))]
mod task;

#[cfg(test)]
mod for_tests;

#[doc = include_str!("../doc/action_results.md")]
pub use actions_derive::ActionResults;
#[doc = include_str!("../doc/charm_actions.md")]
pub use actions_derive::charm_actions;
pub use serde_json::{Value, json};

pub use self::action::Action;
pub use self::action_set::{ActionSet, HandlerResult};
pub use self::dispatch::{dispatch, dispatch_with, dispatched_action};
pub use self::failure::{Failure, OrFail};
pub use self::host::{Host, Input, Program, ProgramError};
#[cfg(feature = "log")]
pub use self::juju_log::JujuLog;
pub use self::params::{Invalid, Params};
pub use self::progress::Progress;
pub use self::results::{ActionResults, Results};

/// What generated code uses; not part of the public interface.
#[doc(hidden)]
pub mod __private {
    pub use serde::de::{Deserialize, Deserializer};
    pub use serde::ser::{Serialize, SerializeMap, Serializer};
    pub use std::prelude::rust_2024::*;

    pub use crate::action_set::{Declaration, Handlers, params as call_params};
    pub use crate::params::{
        Constant, Kind, Lengths, NumberRule, Param, ParamValue, default_of, deserialize,
        deserialize_optional, from_json, from_value,
    };
    pub use crate::secret::{Hidden, Shown, debug, items, json, keys, maybe};
    pub use crate::{
        __conversions as conversions, __default_by_new as default_by_new, __members as members,
    };
    /// What the derive of `ActionResults` uses.
    pub mod results {
        pub use crate::results::{Field, Nested, NoResult, Serialized, add_json};
    }
}
