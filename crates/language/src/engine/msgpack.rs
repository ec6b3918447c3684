//! MessagePack as spaCy and thinc write it, numpy arrays included.

use rmpv::Value;

/// An array of 32-bit floats with its shape, as `msgpack-numpy` writes it.
#[derive(Clone, Debug, PartialEq)]
pub struct Array {
    /// Sizes, outermost first.
    pub shape: Vec<usize>,
    /// Row-major.
    pub data: Vec<f32>,
}

/// Reads one value.
pub fn read(mut bytes: &[u8]) -> Result<Value, String> {
    rmpv::decode::read_value_with_max_depth(&mut bytes, 64).map_err(|e| format!("not MessagePack: {e}"))
}

/// A map's value; keys are strings or bytes.
#[must_use]
pub fn get<'v>(map: &'v Value, key: &str) -> Option<&'v Value> {
    map.as_map()?.iter().find(|(k, _)| text(k).as_deref() == Some(key)).map(|(_, v)| v)
}

/// A string, be it written as one or as bytes.
#[must_use]
pub fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(s) => s.as_str().map(str::to_owned),
        Value::Binary(b) => String::from_utf8(b.clone()).ok(),
        _ => None,
    }
}

/// The strings of a list.
#[must_use]
pub fn texts(value: &Value) -> Option<Vec<String>> {
    value.as_array()?.iter().map(text).collect()
}

/// A numpy array of little-endian 32-bit floats.
pub fn array(value: &Value) -> Result<Array, String> {
    let kind = get(value, "type").and_then(text).unwrap_or_default();
    if kind != "<f4" {
        return Err(format!("numbers of type {kind:?}, where 32-bit floats are expected"));
    }
    let shape: Option<Vec<usize>> = get(value, "shape")
        .and_then(Value::as_array)
        .and_then(|s| s.iter().map(|n| n.as_u64().and_then(|n| usize::try_from(n).ok())).collect());
    let bytes = get(value, "data").and_then(Value::as_slice);
    let (Some(shape), Some(bytes)) = (shape, bytes) else {
        return Err("an array without shape or data".to_owned());
    };
    let size = shape.iter().try_fold(4usize, |size, n| size.checked_mul(*n));
    if size != Some(bytes.len()) {
        return Err(format!("an array of {} bytes for the shape {shape:?}", bytes.len()));
    }
    Ok(Array { shape, data: floats(bytes) })
}

/// Little-endian 32-bit floats.
#[must_use]
pub fn floats(bytes: &[u8]) -> Vec<f32> {
    bytes.as_chunks::<4>().0.iter().map(|b| f32::from_le_bytes(*b)).collect()
}
