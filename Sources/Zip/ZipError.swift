/// What is wrong with an archive; who opened it has the words.
public enum ZipError: Error, Hashable, Sendable {
    /// There is no such file, or it may not be read.
    case unreadable
    /// It is no archive, or its end is missing.
    case notAnArchive
    /// One of several parts.
    case severalParts
    case broken
    /// It cannot be made: two entries of one name, or no memory.
    case unmade
}
