/// The encodings a delivery file may have; the raw value is how the receipt names it.
enum TextEncoding: String, Sendable, CaseIterable {
    case utf8 = "UTF-8"
    case utf16LittleEndian = "UTF-16LE"
    case utf16BigEndian = "UTF-16BE"
    case windows1252 = "Windows-1252"

    /// Reads as much of `source` as the decision takes: mostly all of it (readings 2.3).
    static func detect(in source: some ByteSource) throws -> TextEncoding {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
        defer { buffer.deallocate() }
        let stream = try source.open()
        var detector = EncodingDetector()
        while !detector.isDecided {
            let count = try stream.read(into: buffer)
            guard count > 0 else { break }
            detector.feed(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
        }
        return try detector.encoding()
    }
}

/// The decision of readings 2.3, fed in pieces: a byte order mark decides; else strict UTF-8 over everything;
/// else Windows-1252.
///
/// A struct of its own so that whoever hashes a file can feed it in the same pass.
/// Only UTF-8 is judged here; `Transcoder` refuses what the other encodings cannot hold.
struct EncodingDetector {
    private var validator = UTF8Validator()
    private var isValidUTF8 = true
    /// The first three bytes, enough for every mark.
    private var head: [UInt8] = []

    /// True when further bytes cannot change the answer.
    var isDecided: Bool { self.head.count == 3 && (!self.isValidUTF8 || self.marked != nil && self.marked != .utf8) }

    mutating func feed(_ bytes: UnsafeRawBufferPointer) {
        if self.head.count < 3 { self.head.append(contentsOf: bytes.prefix(3 - self.head.count)) }
        if self.isValidUTF8 { self.isValidUTF8 = self.validator.accepts(bytes) }
    }

    /// The answer once everything is fed. Throws when the mark promises UTF-8 and the bytes are not.
    func encoding() throws(FileProblem) -> TextEncoding {
        let isUTF8 = self.isValidUTF8 && self.validator.isComplete
        switch self.marked {
        case .utf8 where !isUTF8: throw .encodingUnreadable
        case let marked?: return marked
        case nil: return isUTF8 ? .utf8 : .windows1252
        }
    }

    private var marked: TextEncoding? {
        if self.head.starts(with: [0xFF, 0xFE]) { return .utf16LittleEndian }
        if self.head.starts(with: [0xFE, 0xFF]) { return .utf16BigEndian }
        return self.head == [0xEF, 0xBB, 0xBF] ? .utf8 : nil
    }
}
