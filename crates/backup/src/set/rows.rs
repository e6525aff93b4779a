//! Rows as bytes: the same on every machine and from either kind of database.

use crate::error::Error;
use maru_store::Cell;

/// Appends a row.
pub fn write(out: &mut Vec<u8>, row: &[Cell]) -> Result<(), Error> {
    for cell in row {
        match cell {
            Cell::Null => out.push(0),
            Cell::Number(number) => {
                out.push(1);
                out.extend(number.to_be_bytes());
            }
            Cell::Text(text) => write_bytes(out, 2, text.as_bytes())?,
            Cell::Bytes(bytes) => write_bytes(out, 3, bytes)?,
        }
    }
    Ok(())
}

fn write_bytes(out: &mut Vec<u8>, tag: u8, bytes: &[u8]) -> Result<(), Error> {
    let length = u32::try_from(bytes.len()).or(Err(Error::Damaged))?;
    out.push(tag);
    out.extend(length.to_be_bytes());
    out.extend(bytes);
    Ok(())
}

/// Reads rows of so many values each.
pub fn read(mut bytes: &[u8], columns: usize) -> Result<Vec<Vec<Cell>>, Error> {
    let mut rows = Vec::new();
    while !bytes.is_empty() && columns > 0 {
        let row: Result<Vec<Cell>, Error> = (0..columns).map(|_| cell(&mut bytes)).collect();
        rows.push(row?);
    }
    Ok(rows)
}

fn cell(from: &mut &[u8]) -> Result<Cell, Error> {
    let tag = take(from, 1)?;
    Ok(match tag {
        [0] => Cell::Null,
        [1] => Cell::Number(i64::from_be_bytes(take(from, 8)?.try_into().or(Err(Error::Damaged))?)),
        [2] => Cell::Text(String::from_utf8(sized(from)?.to_vec()).or(Err(Error::Damaged))?),
        [3] => Cell::Bytes(sized(from)?.to_vec()),
        _ => return Err(Error::Damaged),
    })
}

fn sized<'b>(from: &mut &'b [u8]) -> Result<&'b [u8], Error> {
    let length = u32::from_be_bytes(take(from, 4)?.try_into().or(Err(Error::Damaged))?);
    take(from, usize::try_from(length).or(Err(Error::Damaged))?)
}

fn take<'b>(from: &mut &'b [u8], count: usize) -> Result<&'b [u8], Error> {
    let (taken, rest) = from.split_at_checked(count).ok_or(Error::Damaged)?;
    *from = rest;
    Ok(taken)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_come_back_as_they_were_and_half_a_row_does_not() {
        let row = vec![
            Cell::Null,
            Cell::Number(i64::MIN),
            Cell::Text("김서연".to_owned()),
            Cell::Bytes(vec![0, 255]),
            Cell::Text(String::new()),
        ];
        let mut bytes = Vec::new();
        write(&mut bytes, &row).unwrap();
        write(&mut bytes, &row).unwrap();
        assert_eq!(read(&bytes, 5).unwrap(), [row.clone(), row]);
        for cut in 1..bytes.len() / 2 {
            assert!(read(&bytes[..cut], 5).is_err(), "{cut}");
        }
        assert!(read(&[4], 1).is_err() && read(&[2, 255, 255, 255, 255], 1).is_err());
    }
}
