//! All arguments of the attribute at once, on two modules of one file with many actions.

#![deny(warnings, missing_docs, missing_debug_implementations, unreachable_pub)]
#![deny(unused_qualifications, single_use_lifetimes, unused_results)]
#![deny(clippy::all, clippy::pedantic)]
#![forbid(unsafe_code)]

use std::path::PathBuf;

use juju::charm_actions;
// Those of serde.
use juju::__private::{Deserialize, Deserializer, Serialize, Serializer};

/// The actions that list something.
#[charm_actions(
    "pools.yaml",
    crate = juju,
    only("list-crush-rules", "list-pools", "list-disks"),
    share("Format" = ["list-crush-rules.format", "list-pools.format", "list-disks.format", "list-disks.fallback"]),
    rename("list-disks.format=text" = "Plain", "list-crush-rules.format=text" = "Plain",
           "list-pools.format=text" = "Plain", "list-disks.fallback=text" = "Plain"),
)]
pub mod lists {}

/// All others.
#[charm_actions(
    "pools.yaml",
    crate = juju,
    skip("list-crush-rules", "list-pools", "list-disks"),
    share("PoolOptions" = ["copy-pool.options", "create-pool.options", "create-pool.backup.options"],
          "Limits" = ["copy-pool.limits", "create-pool.limits"]),
    type(
        "copy-pool.folder" = PathBuf,
        "copy-pool.mode" = self::types::Mode,
        "copy-pool.keys[]" = crate::types::Key,
        "copy-pool.limits.mode" = types::Mode,
        "create-pool.limits.mode" = types::Mode,
        "copy-pool.labels.*" = ::std::string::String,
        "create-pool.place" = types::Place,
        "purge-osd.osd" = u64,
    ),
    secret("get-or-create-user.answer"),
    rename("get-or-create-user" = "user"),
    allow(format),
)]
pub mod pools {}

/// Types of the charm's own.
pub mod types {
    use super::{Deserialize, Deserializer, Serialize, Serializer};

    /// The bits of a file's mode.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct Mode(pub u16);

    impl<'de> Deserialize<'de> for Mode {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            u16::deserialize(deserializer).map(Self)
        }
    }
    impl Serialize for Mode {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.serialize_u16(self.0)
        }
    }

    /// A key, which cannot be read of an owned text.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Key(pub String);

    impl<'de> Deserialize<'de> for Key {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            <&str>::deserialize(deserializer).map(|text| Self(text.to_owned()))
        }
    }
    impl Serialize for Key {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.serialize_str(&self.0)
        }
    }

    /// Where a pool is.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Place;

    impl<'de> Deserialize<'de> for Place {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            juju::Value::deserialize(deserializer).map(|_| Self)
        }
    }
    impl Serialize for Place {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.collect_map([("host", "a")])
        }
    }
}

/// Params with a type together are given on as they are.
#[must_use]
pub fn other(params: &lists::ListPoolsParams) -> lists::ListDisksParams {
    lists::ListDisksParams {
        format: Some(params.format),
        ..lists::ListDisksParams::new()
    }
}

/// What is required has names; one value has none.
#[must_use]
pub fn required() -> (pools::CopyPoolParams, pools::CreatePoolParams) {
    let options = pools::PoolOptions::new(pools::PoolOptionsRequired {
        from: "here".to_owned(),
        to: "there".to_owned(),
    });
    let copy = pools::CopyPoolRequired {
        source: "a".to_owned(),
        target: "b".to_owned(),
    };
    let copy = pools::CopyPoolParams {
        options: Some(options.clone()),
        ..pools::CopyPoolParams::new(copy)
    };
    let create = pools::CreatePoolParams {
        options: Some(options),
        ..pools::CreatePoolParams::new("c")
    };
    (copy, create)
}
