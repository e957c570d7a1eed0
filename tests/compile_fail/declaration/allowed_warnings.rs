#[actions_runtime::charm_actions(
    "allowed_warnings.yaml",
    allow(unknown_keyword, format, param_name),
    allow(required_default, workload_context, open_params, untyped),
    allow(no_effect, octal, pattern_slashes)
)]
pub mod actions {}

fn main() {}
