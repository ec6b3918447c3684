//! Colours: those of Okabe and Ito (2008), which people with any kind of colour vision tell apart, on light or dark.
//!
//! No meaning hangs on colour alone: hostile lines are dashed, signs and certainties are written, kinds differ in shape.

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Theme {
    /// Dark on white, for print.
    #[default]
    Light,
    /// Light on nearly black.
    Dark,
}

impl Theme {
    pub(super) fn background(self) -> &'static str {
        self.pick("#ffffff", "#14171c")
    }

    pub(super) fn ink(self) -> &'static str {
        self.pick("#1a1c20", "#f1f3f5")
    }

    pub(super) fn muted(self) -> &'static str {
        self.pick("#565c65", "#a9b1bb")
    }

    pub(super) fn grid(self) -> &'static str {
        self.pick("#dde0e5", "#343a43")
    }

    pub(super) fn stripe(self) -> &'static str {
        self.pick("#f5f6f8", "#1b1f26")
    }

    /// The colour of a sign: blue for friendly, vermilion for hostile, grey for neither.
    pub(super) fn sign(self, sign: i32) -> &'static str {
        match sign {
            0 => self.pick("#8a9099", "#808893"),
            1.. => self.pick("#0072b2", "#56b4e9"),
            _ => self.pick("#d55e00", "#e8742a"),
        }
    }

    /// The colour of a text on the colour of a sign.
    pub(super) fn on_sign(self, sign: i32) -> &'static str {
        if self == Theme::Light && sign > 0 { "#ffffff" } else { "#101214" }
    }

    /// The colours of a scale of five that are not signs, from sure to denied.
    pub(super) fn scale(self, step: usize) -> &'static str {
        let light = ["#0072b2", "#56b4e9", "#e69f00", "#cc79a7", "#d55e00"];
        let dark = ["#56b4e9", "#0072b2", "#e69f00", "#cc79a7", "#d55e00"];
        self.pick(light[step.min(4)], dark[step.min(4)])
    }

    /// The colour of a text on a colour of the scale.
    pub(super) fn on_scale(self, step: usize) -> &'static str {
        if self.scale(step) == "#0072b2" { "#ffffff" } else { "#101214" }
    }

    /// The colours of the three kinds of node.
    pub(super) fn kind(self, kind: usize) -> &'static str {
        ["#e69f00", "#009e73", "#cc79a7"][kind.min(2)]
    }

    fn pick(self, light: &'static str, dark: &'static str) -> &'static str {
        if self == Theme::Light { light } else { dark }
    }
}
