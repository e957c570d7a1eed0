#![doc = include_str!("../doc/guide/manage.md")]
#![doc = "```yaml"]
#![doc = include_str!("../doc/charmcraft.yaml")]
#![doc = "```"]
#![doc = include_str!("../doc/guide/manage-rest.md")]
#![cfg_attr(feature = "testing", doc = include_str!("../doc/guide/manage-testing.md"))]
#![doc = ""]
#![doc = include_str!("../doc/guide/manage-last.md")]

pub mod params {
    #![doc = include_str!("../doc/guide/params.md")]
    #![doc = "```yaml"]
    #![doc = include_str!("../doc/params.yaml")]
    #![doc = "```"]
    #![doc = include_str!("../doc/guide/params-rest.md")]
}

pub mod names {
    #![doc = include_str!("../doc/guide/names.md")]
}

pub mod compile_errors {
    #![doc = include_str!("../doc/guide/compile_errors.md")]
}

pub mod generated {
    #![doc = include_str!("../doc/guide/generated.md")]
    #![doc = "```yaml"]
    #![doc = include_str!("../doc/expansion/greet-charmcraft.yaml")]
    #![doc = "```"]
    #![doc = include_str!("../doc/guide/generated-rest.md")]
    #![doc = "```text"]
    #![doc = include_str!("../doc/expansion/greet.rs")]
    #![doc = "```"]
}

pub mod coming_from_ops {
    #![doc = include_str!("../doc/guide/coming_from_ops.md")]
}
