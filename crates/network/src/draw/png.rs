//! PNG by resvg, with the compiled-in font and no other.

use super::{DrawError, Drawing, font};
use resvg::{tiny_skia, usvg};
use std::sync::Arc;

/// The picture as a PNG of its size times `scale`.
///
/// # Errors
/// Where the picture is too large to be drawn.
pub fn png(drawing: &Drawing, scale: f32) -> Result<Vec<u8>, DrawError> {
    let failed = |reason: &str| DrawError::Png(reason.to_owned());
    let mut fonts = usvg::fontdb::Database::new();
    fonts.load_font_data(font::bytes().to_vec());
    for family in
        [usvg::fontdb::Database::set_sans_serif_family::<&str>, usvg::fontdb::Database::set_serif_family]
    {
        family(&mut fonts, "DejaVu Sans");
    }
    let options = usvg::Options {
        fontdb: Arc::new(fonts),
        font_family: "DejaVu Sans".to_owned(),
        ..usvg::Options::default()
    };
    let tree = usvg::Tree::from_str(&drawing.svg, &options).map_err(|e| failed(&e.to_string()))?;
    let size = tree.size().to_int_size().scale_by(scale).ok_or_else(|| failed("the size is not a number"))?;
    let mut pixels = tiny_skia::Pixmap::new(size.width(), size.height())
        .ok_or_else(|| failed("so many pixels do not fit into memory"))?;
    resvg::render(&tree, tiny_skia::Transform::from_scale(scale, scale), &mut pixels.as_mut());
    pixels.encode_png().map_err(|e| failed(&e.to_string()))
}
