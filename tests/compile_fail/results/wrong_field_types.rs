use actions_runtime::ActionResults;
use std::net::Ipv4Addr;

struct Plain;

#[derive(ActionResults)]
struct Fields {
    address: Ipv4Addr,
    plain: Plain,
}

fn main() {}
