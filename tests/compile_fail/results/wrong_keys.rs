use actions_runtime::ActionResults;

#[derive(ActionResults)]
struct Keys {
    größe: u64,
    stdout: String,
    return_code: i32,
    #[results(rename = "snapshot_file")]
    size: u64,
    #[results(rename = "snapshot..file")]
    file: String,
    #[results(rename = "snapshot.kind")]
    kind: String,
    snapshot: String,
    #[results(rename = "snapshot.kind")]
    compression: String,
}

fn main() {}
