#![doc = include_str!("../doc/guide/manage.md")]
#![doc = "```yaml"]
#![doc = include_str!("../doc/charmcraft.yaml")]
#![doc = "```"]
#![doc = include_str!("../doc/guide/manage-rest.md")]
#![cfg_attr(feature = "testing", doc = include_str!("../doc/guide/manage-testing.md"))]
#![doc = ""]
#![doc = include_str!("../doc/guide/manage-last.md")]
#![doc = ""]
// The links to what a feature adds.
#![cfg_attr(feature = "local", doc = "[`local`]: crate::local")]
#![cfg_attr(not(feature = "local"), doc = "[`local`]: crate#features")]
#![cfg_attr(feature = "juju", doc = "[`juju`]: crate::juju")]
#![cfg_attr(not(feature = "juju"), doc = "[`juju`]: crate#features")]

#[doc = include_str!("../doc/guide/params.md")]
#[doc = "```yaml"]
#[doc = include_str!("../doc/params.yaml")]
#[doc = "```"]
#[doc = include_str!("../doc/guide/params-rest.md")]
pub mod params {}

#[doc = include_str!("../doc/guide/names.md")]
pub mod names {}

#[doc = include_str!("../doc/guide/ends.md")]
pub mod ends {}

#[doc = include_str!("../doc/guide/programs.md")]
pub mod programs {}

#[doc = include_str!("../doc/guide/hooks.md")]
pub mod hooks {}

#[doc = include_str!("../doc/guide/compile_errors.md")]
pub mod compile_errors {}

#[doc = include_str!("../doc/guide/warnings.md")]
pub mod warnings {}

#[doc = include_str!("../doc/guide/sharing.md")]
pub mod sharing {}

#[doc = include_str!("../doc/guide/secrets.md")]
pub mod secrets {}

#[doc = include_str!("../doc/guide/handlers.md")]
pub mod handlers {}

#[doc = include_str!("../doc/guide/modules.md")]
pub mod modules {}

#[doc = include_str!("../doc/guide/async_handlers.md")]
pub mod async_handlers {}

#[doc = include_str!("../doc/guide/layouts.md")]
pub mod layouts {}

#[doc = include_str!("../doc/guide/kubernetes.md")]
pub mod kubernetes {}

#[doc = include_str!("../doc/guide/juju_versions.md")]
pub mod juju_versions {}

#[doc = include_str!("../doc/guide/frameworks.md")]
pub mod frameworks {}

#[doc = include_str!("../doc/guide/features.md")]
pub mod features {}

#[doc = include_str!("../doc/guide/generated.md")]
#[doc = "```yaml"]
#[doc = include_str!("../doc/expansion/greet-charmcraft.yaml")]
#[doc = "```"]
#[doc = include_str!("../doc/guide/generated-rest.md")]
#[doc = "```text"]
#[doc = include_str!("../doc/expansion/greet.rs")]
#[doc = "```"]
pub mod generated {}

#[doc = include_str!("../doc/guide/why_not_python.md")]
pub mod why_not_python {}

#[doc = include_str!("../doc/guide/coming_from_ops.md")]
pub mod coming_from_ops {}

#[doc = include_str!("../doc/guide/from_python.md")]
pub mod from_python {}
