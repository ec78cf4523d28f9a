internal import Foundation

/// Writes ZIP archives byte by byte, honest ones and others.
public enum ZipFixture {
    public struct Entry: Sendable {
        public var name: String
        public var packed: [UInt8]
        public var method: UInt16 = 0
        public var checksum: UInt32
        public var size: UInt32
        public var isEncrypted = false

        /// Kept as it is, without compression.
        public init(_ name: String, _ text: String) {
            self.name = name
            self.packed = Array(text.utf8)
            self.checksum = ZipFixture.checksum(self.packed)
            self.size = UInt32(self.packed.count)
        }
    }

    /// `casus_nr;naam` and twenty times `C1;kraam`, deflated by zlib.
    public static let deflated: Entry = {
        var entry = Entry("casussen.csv", "casus_nr;naam\r\n" + String(repeating: "C1;kraam\r\n", count: 20))
        entry.packed = [
            0x4B, 0x4E, 0x2C, 0x2E, 0x2D, 0x8E, 0xCF, 0x2B, 0xB2, 0xCE, 0x4B, 0x4C, 0xCC, 0xE5, 0xE5, 0x72, 0x36, 0xB4, 0xCE,
            0x2E,
            0x1A, 0x06, 0x2C, 0x00,
        ]
        entry.method = 8
        return entry
    }()

    public static func bytes(_ entries: [Entry]) -> [UInt8] {
        var bytes: [UInt8] = []
        var directory: [UInt8] = []
        for entry in entries {
            let offset = UInt32(bytes.count)
            bytes += number(UInt32(0x0403_4B50)) + self.shared(entry) + Array(entry.name.utf8) + entry.packed
            directory += number(UInt32(0x0201_4B50)) + number(UInt16(20)) + self.shared(entry)
            directory += [UInt8](repeating: 0, count: 10) + number(offset) + Array(entry.name.utf8)
        }
        let count = number(UInt16(entries.count))
        let end = number(UInt32(directory.count)) + number(UInt32(bytes.count)) + [0, 0]
        return bytes + directory + number(UInt32(0x0605_4B50)) + [0, 0, 0, 0] + count + count + end
    }

    /// Lends the path of a file with `bytes`, and removes it afterwards.
    public static func withFile<Result>(_ bytes: [UInt8], _ body: (String) throws -> Result) throws -> Result {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("kraamzicht-\(UUID().uuidString).zip")
        try Data(bytes).write(to: url)
        defer { try? FileManager.default.removeItem(at: url) }
        return try body(url.path)
    }

    /// The fields that the local header and the directory have in common, up to the length of the extra field.
    private static func shared(_ entry: Entry) -> [UInt8] {
        let flags: UInt16 = 0x0800 | (entry.isEncrypted ? 1 : 0)
        let front = number(UInt16(20)) + number(flags) + number(entry.method) + [0, 0, 0x21, 0]
        let sizes = number(entry.checksum) + number(UInt32(entry.packed.count)) + number(entry.size)
        return front + sizes + number(UInt16(entry.name.utf8.count)) + [0, 0]
    }

    private static func number(_ value: some FixedWidthInteger) -> [UInt8] {
        withUnsafeBytes(of: value.littleEndian) { Array($0) }
    }

    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        var sum = ~UInt32(0)
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum & 1 == 1 ? (sum >> 1) ^ 0xEDB8_8320 : sum >> 1 }
        }
        return ~sum
    }
}
