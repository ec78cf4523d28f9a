internal import Crypto

/// What tells a whole file from half of one: its rows, its length and its SHA-256.
public struct FileReceipt: Sendable, Hashable {
    /// Without the header.
    public let rows: Int
    public let bytes: Int
    /// 32 bytes.
    public let sha256: [UInt8]

    /// Of a file that is there as a whole.
    public init(_ bytes: [UInt8], rows: Int) {
        var counter = Counter()
        counter.add(bytes)
        self = counter.receipt(rows: rows)
    }

    private init(rows: Int, bytes: Int, sha256: [UInt8]) {
        self.rows = rows
        self.bytes = bytes
        self.sha256 = sha256
    }

    /// As people and manifests write it: 64 hexadecimal digits.
    public var hexadecimal: String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: self.sha256.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    /// Counts a file that passes in pieces.
    public struct Counter: Sendable {
        private var hash = SHA256()
        private var bytes = 0

        public init() {}

        public mutating func add(_ piece: [UInt8]) {
            self.hash.update(data: piece)
            self.bytes += piece.count
        }

        public func receipt(rows: Int) -> FileReceipt {
            FileReceipt(rows: rows, bytes: self.bytes, sha256: Array(self.hash.finalize()))
        }
    }
}
