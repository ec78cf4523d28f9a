/// What an archive's directory says about one entry.
public struct ZipEntry: Hashable, Sendable {
    public let index: UInt64
    public let name: String
    public let size: UInt64
    public let isEncrypted: Bool
    public let isMethodSupported: Bool
}
