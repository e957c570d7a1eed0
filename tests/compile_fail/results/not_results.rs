use actions_runtime::HandlerResult;

struct Plain;

fn handler() -> HandlerResult {
    Ok(Plain.into())
}

fn main() {
    let _ = handler();
}
