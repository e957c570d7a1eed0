//! Snapshots: compressed tar archives with a file for each table.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::Path;

use bzip2::bufread::BzDecoder;
use bzip2::write::BzEncoder;
use flate2::bufread::GzDecoder;
use flate2::write::GzEncoder;
use lzma_rust2::{XzOptions, XzReader, XzWriter};
use tar::{Archive, Builder, EntryType, Header};
use tempfile::NamedTempFile;

use crate::actions::{SnapshotCompression, SnapshotCompressionKind};
use crate::database::{Table, is_plain};

/// A snapshot that is being written. Without [`finish`](Self::finish) its file is removed.
pub struct Writer {
    archive: Builder<Compressor>,
}

impl Writer {
    /// A snapshot without tables.
    pub fn new(file: NamedTempFile, compression: &SnapshotCompression) -> io::Result<Self> {
        Ok(Self { archive: Builder::new(Compressor::new(file, compression)?) })
    }

    /// Adds a table.
    pub fn add(&mut self, table: &Table) -> io::Result<()> {
        let mut file = File::open(&table.file)?;
        // No owner and no times: the same tables make the same snapshot.
        let mut header = Header::new_gnu();
        header.set_size(file.metadata()?.len());
        header.set_mode(0o644);
        self.archive.append_data(&mut header, &table.name, &mut file)
    }

    /// Gives the snapshot its name, once all of it is on the disk, and returns its size in bytes.
    pub fn finish(self, target: &Path) -> io::Result<u64> {
        let file = self.archive.into_inner()?.finish()?;
        file.as_file().sync_all()?;
        Ok(file.persist(target)?.metadata()?.len())
    }
}

/// What compresses.
enum Compressor {
    Gzip(GzEncoder<NamedTempFile>),
    Bzip2(BzEncoder<NamedTempFile>),
    Xz(Box<XzWriter<NamedTempFile>>),
}

impl Compressor {
    fn new(out: NamedTempFile, compression: &SnapshotCompression) -> io::Result<Self> {
        let quality = u32::from(compression.quality);
        Ok(match compression.kind {
            SnapshotCompressionKind::Gzip => {
                Self::Gzip(GzEncoder::new(out, flate2::Compression::new(quality)))
            }
            // bzip2 begins at 1, its fastest.
            SnapshotCompressionKind::Bzip2 => {
                Self::Bzip2(BzEncoder::new(out, bzip2::Compression::new(quality.max(1))))
            }
            SnapshotCompressionKind::Xz => {
                let options = XzOptions::with_preset(quality);
                Self::Xz(Box::new(XzWriter::new(out, options)?))
            }
        })
    }

    fn finish(self) -> io::Result<NamedTempFile> {
        match self {
            Self::Gzip(encoder) => encoder.finish(),
            Self::Bzip2(encoder) => encoder.finish(),
            Self::Xz(encoder) => encoder.finish(),
        }
    }
}

impl Write for Compressor {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Gzip(encoder) => encoder.write(bytes),
            Self::Bzip2(encoder) => encoder.write(bytes),
            Self::Xz(encoder) => encoder.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Gzip(encoder) => encoder.flush(),
            Self::Bzip2(encoder) => encoder.flush(),
            Self::Xz(encoder) => encoder.flush(),
        }
    }
}

/// Unpacks the tables of a snapshot into `folder`; answers how many there are.
///
/// With `verify` the snapshot is read to its very end, where its checksum is.
///
/// # Errors
/// When it is no snapshot, is damaged, has no table, or has anything but plain files; `folder` may
/// then have some of its tables.
pub fn unpack(snapshot: File, folder: &Path, verify: bool) -> io::Result<usize> {
    let mut archive = Archive::new(decompressor(snapshot)?);
    let mut tables = 0;
    for entry in archive.entries()? {
        let mut entry = entry.map_err(|error| match error.kind() {
            // Its text is for programmers, and quotes the bytes that it could not read.
            io::ErrorKind::Other => invalid("there is no intact tar archive in it".to_owned()),
            _ => error,
        })?;
        let path = entry.path()?;
        if entry.header().entry_type() != EntryType::Regular || !is_plain(&path) {
            let path = path.display();
            return Err(invalid(format!(
                "its entry {path} is no table, which is a file outside all folders"
            )));
        }
        // A snapshot has each table once; `create_new` refuses a second.
        let mut table = File::create_new(folder.join(path))?;
        io::copy(&mut entry, &mut table)?;
        tables += 1;
    }
    if tables == 0 {
        return Err(invalid("it has no tables".to_owned()));
    }
    if verify {
        io::copy(&mut archive.into_inner(), &mut io::sink())?;
    }
    Ok(tables)
}

/// What decompresses a snapshot, told by its first bytes and not by its name.
fn decompressor(snapshot: File) -> io::Result<Box<dyn Read>> {
    let mut snapshot = BufReader::new(snapshot);
    Ok(match snapshot.fill_buf()? {
        [0x1f, 0x8b, ..] => Box::new(GzDecoder::new(snapshot)),
        [b'B', b'Z', b'h', ..] => Box::new(BzDecoder::new(snapshot)),
        [0xfd, b'7', b'z', b'X', b'Z', 0, ..] => Box::new(XzReader::new(snapshot, false)),
        _ => return Err(invalid("it is neither gzip nor bzip2 nor xz".to_owned())),
    })
}

fn invalid(why: String) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, why)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use tempfile::TempDir;

    use super::*;

    fn compression(kind: SnapshotCompressionKind, quality: u8) -> SnapshotCompression {
        SnapshotCompression { kind, quality }
    }

    /// A snapshot of the tables, as a file.
    fn snapshot(folder: &TempDir, tables: &[(&str, &str)], how: &SnapshotCompression) -> File {
        let path = folder.path().join("snapshot");
        let mut writer = Writer::new(NamedTempFile::new_in(folder).unwrap(), how).unwrap();
        for (name, rows) in tables {
            let file = folder.path().join(name);
            fs::write(&file, rows).unwrap();
            let name = (*name).to_owned();
            writer.add(&Table { name, file }).unwrap();
        }
        let size = writer.finish(&path).unwrap();
        let file = File::open(path).unwrap();
        assert_eq!(file.metadata().unwrap().len(), size);
        file
    }

    /// A gzip file of these bytes.
    fn gzip(bytes: &[u8]) -> File {
        let mut encoder =
            GzEncoder::new(tempfile::tempfile().unwrap(), flate2::Compression::fast());
        encoder.write_all(bytes).unwrap();
        rewound(encoder.finish().unwrap())
    }

    fn rewound(mut file: File) -> File {
        io::Seek::rewind(&mut file).unwrap();
        file
    }

    /// What `unpack` answers, and the names of the tables that are there then.
    fn unpacked(snapshot: File, verify: bool) -> (Result<usize, String>, Vec<String>) {
        let folder = TempDir::new().unwrap();
        let answer = unpack(snapshot, folder.path(), verify).map_err(|error| error.to_string());
        let names = fs::read_dir(folder.path()).unwrap();
        let mut names: Vec<_> =
            names.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        (answer, names)
    }

    fn refused(snapshot: File) -> String {
        unpacked(snapshot, true).0.unwrap_err()
    }

    #[test]
    fn each_kind_and_quality_comes_back_as_it_was() {
        let rows = "id,name\n".repeat(1000);
        for kind in SnapshotCompressionKind::ALL {
            for quality in [0, 1, 5] {
                let folder = TempDir::new().unwrap();
                let tables = [("accounts", rows.as_str()), ("empty", "")];
                let file = snapshot(&folder, &tables, &compression(kind, quality));
                let out = TempDir::new().unwrap();
                assert_eq!(unpack(file, out.path(), true).unwrap(), 2);
                for (name, rows) in tables {
                    assert_eq!(fs::read_to_string(out.path().join(name)).unwrap(), rows);
                }
            }
        }
    }

    #[test]
    fn the_quality_is_the_level_of_the_tool() {
        let rows: Vec<_> = (0..2000).map(|row| format!("{row},{}", row * row)).collect();
        let rows = rows.join("\n");
        let written = |kind, quality| {
            let folder = TempDir::new().unwrap();
            snapshot(&folder, &[("numbers", &rows)], &compression(kind, quality));
            fs::read(folder.path().join("snapshot")).unwrap()
        };
        let size = |kind, quality| written(kind, quality).len();
        let gzip = SnapshotCompressionKind::Gzip;
        assert!(size(gzip, 0) > 2 * size(gzip, 9));
        let xz = SnapshotCompressionKind::Xz;
        assert!(size(xz, 0) > size(xz, 6));
        // bzip2 writes its level behind its name.
        for (quality, start) in [(0, "BZh1"), (1, "BZh1"), (9, "BZh9")] {
            let bytes = written(SnapshotCompressionKind::Bzip2, quality);
            assert!(bytes.starts_with(start.as_bytes()), "{quality}");
        }
    }

    #[test]
    fn the_same_tables_make_the_same_snapshot() {
        let bytes = |seconds| {
            let folder = TempDir::new().unwrap();
            let file = folder.path().join("accounts");
            fs::write(&file, "1,Ada").unwrap();
            let time = std::time::UNIX_EPOCH + std::time::Duration::from_secs(seconds);
            let touched = File::options().write(true).open(&file).unwrap();
            touched.set_modified(time).unwrap();
            let name = "accounts".to_owned();
            let out = NamedTempFile::new_in(&folder).unwrap();
            let mut writer = Writer::new(out, &SnapshotCompression::default()).unwrap();
            writer.add(&Table { name, file }).unwrap();
            let snapshot = folder.path().join("snapshot");
            writer.finish(&snapshot).unwrap();
            fs::read(snapshot).unwrap()
        };
        assert_eq!(bytes(1), bytes(1_000_000_000));
    }

    #[test]
    fn an_unfinished_snapshot_leaves_no_file() {
        let folder = TempDir::new().unwrap();
        let out = NamedTempFile::new_in(&folder).unwrap();
        drop(Writer::new(out, &SnapshotCompression::default()).unwrap());
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 0);
    }

    #[test]
    fn what_is_no_snapshot_is_refused() {
        let neither = "it is neither gzip nor bzip2 nor xz";
        for bytes in ["", "BZ", "PK\u{3}\u{4}"] {
            let mut file = tempfile::tempfile().unwrap();
            file.write_all(bytes.as_bytes()).unwrap();
            assert_eq!(refused(rewound(file)), neither);
        }
        assert_eq!(refused(gzip(b"")), "it has no tables");
        assert_eq!(refused(gzip(&[0; 1024])), "it has no tables");
        let no_archive = "there is no intact tar archive in it";
        assert_eq!(refused(gzip(b"hello")), no_archive);
        assert_eq!(refused(gzip(&[0xe9; 2048])), no_archive);
    }

    #[test]
    fn a_snapshot_that_was_cut_is_refused() {
        for kind in SnapshotCompressionKind::ALL {
            let folder = TempDir::new().unwrap();
            snapshot(&folder, &[("accounts", "1,Ada")], &compression(kind, 5));
            let path = folder.path().join("snapshot");
            let bytes = fs::read(&path).unwrap();
            let size = bytes.len();
            for cut in [size / 2, size - 1] {
                fs::write(&path, &bytes[..cut]).unwrap();
                let (answer, _) = unpacked(File::open(&path).unwrap(), true);
                assert!(answer.is_err(), "{kind}, {cut} of {size} bytes: {answer:?}");
            }
        }
    }

    #[test]
    fn a_wrong_checksum_is_found_by_verify_alone() {
        let folder = TempDir::new().unwrap();
        snapshot(&folder, &[("accounts", "1,Ada")], &SnapshotCompression::default());
        let path = folder.path().join("snapshot");
        let mut bytes = fs::read(&path).unwrap();
        // The last eight bytes of gzip are the checksum and the size.
        let checksum = bytes.len() - 8;
        bytes[checksum] ^= 1;
        fs::write(&path, bytes).unwrap();
        assert_eq!(unpacked(File::open(&path).unwrap(), false).0, Ok(1));
        assert_eq!(
            refused(File::open(&path).unwrap()),
            "corrupt gzip stream does not have a matching checksum"
        );
    }

    #[test]
    fn an_entry_that_is_no_table_is_refused_and_those_behind_it_are_not_unpacked() {
        for (path, kind) in [
            ("../accounts", EntryType::Regular),
            ("/etc/passwd", EntryType::Regular),
            ("a/accounts", EntryType::Regular),
            ("..", EntryType::Regular),
            ("accounts", EntryType::Symlink),
            ("accounts", EntryType::Directory),
            ("accounts", EntryType::Link),
        ] {
            let mut archive = Builder::new(Vec::new());
            for (path, kind) in [("first", EntryType::Regular), (path, kind)] {
                let mut header = Header::new_gnu();
                // Not `set_path`, which refuses most of these itself.
                header.as_old_mut().name[..path.len()].copy_from_slice(path.as_bytes());
                header.set_entry_type(kind);
                header.set_size(0);
                header.set_cksum();
                archive.append(&header, io::empty()).unwrap();
            }
            let (answer, names) = unpacked(gzip(&archive.into_inner().unwrap()), true);
            let why = format!("its entry {path} is no table, which is a file outside all folders");
            assert_eq!(answer, Err(why));
            assert_eq!(names, ["first"]);
        }
    }

    #[test]
    fn a_table_that_is_there_twice_is_refused() {
        let folder = TempDir::new().unwrap();
        let twice = [("accounts", "1,Ada"), ("accounts", "2,Grace")];
        let file = snapshot(&folder, &twice, &SnapshotCompression::default());
        assert_eq!(refused(file), "File exists (os error 17)");
    }
}
