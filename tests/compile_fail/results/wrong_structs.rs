use actions_runtime::ActionResults;

#[derive(ActionResults)]
struct Tuple(u64);

#[derive(ActionResults)]
enum Either {
    Size(u64),
}

#[derive(ActionResults)]
union Both {
    size: u64,
}

fn main() {}
