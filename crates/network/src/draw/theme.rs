//! Colours: those of Okabe and Ito (2008), which people with any kind of colour vision tell apart, on light or dark.
//!
//! What has a meaning has one colour in both themes, with 3:1 against either ground; only grounds and texts change.
//!
//! No meaning hangs on colour alone: hostile lines are dashed, signs and certainties are written, kinds differ in shape.

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "clap", derive(clap::ValueEnum))]
#[non_exhaustive]
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
            0 => "#858c96",
            1.. => "#0072b2",
            _ => "#d55e00",
        }
    }

    /// The colour of a text on the colour of a sign.
    pub(super) fn on_sign(self, sign: i32) -> &'static str {
        if sign > 0 { "#ffffff" } else { "#101214" }
    }

    /// The colours of a scale of five that are not signs, from sure to denied.
    pub(super) fn scale(self, step: usize) -> &'static str {
        ["#0072b2", "#56b4e9", "#e69f00", "#cc79a7", "#d55e00"][step.min(4)]
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

#[cfg(test)]
mod tests {
    use super::Theme;

    /// The relative luminance of WCAG 2.
    fn luminance(colour: &str) -> f64 {
        let part = |at: usize| {
            let value = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).expect("two digits")) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
    }

    fn contrast(a: &str, b: &str) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn lines_stand_out_from_either_ground_and_texts_can_be_read() {
        for theme in [Theme::Light, Theme::Dark] {
            let ground = theme.background();
            for sign in [-1, 0, 1] {
                assert_eq!(theme.sign(sign), Theme::Light.sign(sign));
                assert!(contrast(theme.sign(sign), ground) >= 3.0, "{theme:?} {sign}");
                assert!(contrast(theme.on_sign(sign), theme.sign(sign)) >= 4.5, "{theme:?} {sign}");
            }
            for step in 0..5 {
                assert_eq!(theme.scale(step), Theme::Light.scale(step));
                assert!(contrast(theme.on_scale(step), theme.scale(step)) >= 4.5, "{theme:?} {step}");
            }
            for text in [theme.ink(), theme.muted()] {
                assert!(contrast(text, ground) >= 4.5 && contrast(text, theme.stripe()) >= 4.5, "{text}");
            }
        }
    }
}
