use actions_runtime::ActionResults;

#[derive(ActionResults)]
#[results(rename = "snapshot")]
struct Struct {
    size: u64,
}

#[derive(ActionResults)]
struct Fields {
    #[results(crate = actions_runtime)]
    crate_: u64,
    #[results(renam = "kind")]
    misspelt: u64,
    #[results(with = "kind")]
    unknown: u64,
    #[results(rename = kind)]
    no_string: u64,
    #[results(skip = true)]
    flag: u64,
    #[results(skip, rename = "other")]
    idle: u64,
    #[results(rename = "a", rename = "b")]
    twice: u64,
    #[results = "key"]
    no_parentheses: u64,
}

fn main() {}
