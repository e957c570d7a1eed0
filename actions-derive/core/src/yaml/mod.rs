//! Reading YAML as charmcraft and Juju read it, with the place of every value.

pub mod node;
