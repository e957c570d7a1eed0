//! The kinds of warnings, which an argument of the macro turns off one by one.

/// A kind of warning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Warning {
    /// A keyword that Juju does not know.
    UnknownKeyword,
    /// `format`, which Juju does not check.
    Format,
    /// A name that the command line of `juju run` cannot pass.
    ParamName,
    /// A default of a required param.
    RequiredDefault,
    /// A param that Juju reads itself.
    WorkloadContext,
    /// `additionalProperties` not written, so that Juju 3 and Juju 4 differ.
    OpenParams,
    /// A schema that becomes an untyped value.
    Untyped,
    /// A keyword that says nothing of the values of its type.
    NoEffect,
    /// A `pattern` in slashes, which are a part of it.
    PatternSlashes,
    /// A whole number that starts with a zero.
    Octal,
}

/// The kinds that an argument of the macro turned off.
#[derive(Clone, Debug, Default)]
pub struct Allowed(Vec<Warning>);

impl Warning {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::UnknownKeyword,
        Self::Format,
        Self::ParamName,
        Self::RequiredDefault,
        Self::WorkloadContext,
        Self::OpenParams,
        Self::Untyped,
        Self::NoEffect,
        Self::PatternSlashes,
        Self::Octal,
    ];

    /// Its name in `allow(...)`.
    pub fn name(self) -> &'static str {
        match self {
            Self::UnknownKeyword => "unknown_keyword",
            Self::Format => "format",
            Self::ParamName => "param_name",
            Self::RequiredDefault => "required_default",
            Self::WorkloadContext => "workload_context",
            Self::OpenParams => "open_params",
            Self::Untyped => "untyped",
            Self::NoEffect => "no_effect",
            Self::PatternSlashes => "pattern_slashes",
            Self::Octal => "octal",
        }
    }

    /// The kind of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|warning| warning.name() == name)
    }
}

impl Allowed {
    /// Turns a kind off.
    pub fn allow(&mut self, warning: Warning) {
        self.0.push(warning);
    }

    pub(crate) fn warns(&self, warning: Warning) -> bool {
        !self.0.contains(&warning)
    }
}
