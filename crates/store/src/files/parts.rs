use crate::db::{AnyConnection, Key};
use crate::dialect::{Value, insert_rows};
use crate::keys::{DataKey, open_bytes, seal_bytes};
use crate::store::StorageError;
use uuid::Uuid;

/// How much of a file is sealed at once, in bytes.
const PART: usize = 256 * 1024;
/// How many parts go with one statement.
const TOGETHER: usize = 8;

/// A file as it came, and the copy without what a camera wrote into it.
#[derive(Clone)]
pub struct FileBytes {
    pub original: Vec<u8>,
    pub copy: Option<Vec<u8>>,
}

impl std::fmt::Debug for FileBytes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("(a file)")
    }
}

/// Where a part stands: its place is sealed with it, so that parts cannot be
/// moved, swapped or left out unnoticed.
fn place(is_copy: bool, part: usize, last: bool) -> String {
    format!("file_part.{}.{part}{}", if is_copy { "copy" } else { "original" }, if last { ".last" } else { "" })
}

/// Writes the parts of a file into one of the two tables of parts.
pub(super) fn write(
    connection: &mut AnyConnection,
    table: &str,
    key: &DataKey,
    file: Uuid,
    bytes: &FileBytes,
) -> Result<(), StorageError> {
    let both = [(false, Some(&bytes.original)), (true, bytes.copy.as_ref())];
    for (is_copy, content) in both {
        let Some(content) = content else { continue };
        let parts: Vec<&[u8]> = content.chunks(PART).collect();
        for (group, chunk) in parts.chunks(TOGETHER).enumerate() {
            let mut rows = Vec::with_capacity(chunk.len());
            for (offset, part) in chunk.iter().enumerate() {
                let number = group * TOGETHER + offset;
                let sealed = seal_bytes(key, &place(is_copy, number, number + 1 == parts.len()), file, part);
                rows.push(vec![
                    Key(file).into(),
                    Value::Bool(is_copy),
                    Value::Int(i32::try_from(number).map_err(|_| StorageError::Unreadable)?),
                    Value::Bytes(Some(sealed.ok_or(StorageError::Stopped)?)),
                ]);
            }
            insert_rows(connection, &format!("{table} (file, is_copy, part, bytes)"), "", rows)?;
        }
    }
    Ok(())
}

/// Puts the parts of a file together again, in their order.
pub(super) fn join(key: &DataKey, file: Uuid, is_copy: bool, parts: &[Vec<u8>]) -> Result<Vec<u8>, StorageError> {
    let mut whole = Vec::new();
    for (number, sealed) in parts.iter().enumerate() {
        let place = place(is_copy, number, number + 1 == parts.len());
        whole.extend(open_bytes(key, &place, file, sealed).ok_or(StorageError::Unreadable)?);
    }
    Ok(whole)
}
