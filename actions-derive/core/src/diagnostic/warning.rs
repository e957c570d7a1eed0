//! The kinds of warnings, which `allow(...)` turns off one by one.

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Warning {
    UnknownKeyword,
    Format,
    ParamName,
    RequiredDefault,
    WorkloadContext,
    OpenParams,
    Untyped,
    NoEffect,
    PatternSlashes,
    MissingType,
}

impl Warning {
    /// Each with its name in `allow(...)`.
    pub const ALL: [(Self, &'static str); 10] = [
        (Self::UnknownKeyword, "unknown_keyword"),
        (Self::Format, "format"),
        (Self::ParamName, "param_name"),
        (Self::RequiredDefault, "required_default"),
        (Self::WorkloadContext, "workload_context"),
        (Self::OpenParams, "open_params"),
        (Self::Untyped, "untyped"),
        (Self::NoEffect, "no_effect"),
        (Self::PatternSlashes, "pattern_slashes"),
        (Self::MissingType, "missing_type"),
    ];

    pub fn name(self) -> &'static str {
        let mut all = Self::ALL.into_iter();
        let this = all.find(|(kind, _)| *kind == self);
        this.map_or("", |(_, name)| name)
    }
}
