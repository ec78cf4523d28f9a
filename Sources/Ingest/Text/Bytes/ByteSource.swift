/// Bytes that can be read from the start as often as needed: a file, or one entry of a ZIP.
///
/// Re-openable because a file is read twice: its encoding is only known at its last byte (readings 2.3).
public protocol ByteSource: Sendable {
    /// The name the deliverer gave it, without directories of this machine.
    var name: String { get }

    /// A fresh stream at the first byte.
    func open() throws -> any ByteStream
}

/// Bytes read once, front to back, by one reader.
public protocol ByteStream: AnyObject {
    /// Fills the front of `buffer` and returns how many bytes were written; 0 means the end.
    ///
    /// Fewer bytes than asked say nothing. `buffer` is never empty; the end may be asked for again.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int
}
