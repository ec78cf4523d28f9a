/// Turns a file's bytes into valid UTF-8, whatever its encoding.
enum Transcoder {
    /// A stream of valid UTF-8 without byte order mark; pieces may be cut in the middle of a character.
    ///
    /// Bytes that the encoding cannot hold throw `codering_onleesbaar` at line 1 (readings 7.10).
    /// UTF-8 is judged here once more: the file may have changed since its encoding was detected.
    static func utf8(from stream: any ByteStream, in encoding: TextEncoding) -> any ByteStream {
        switch encoding {
        case .utf8: UTF8TextStream(stream)
        case .windows1252: DecodingStream(stream, Windows1252Decoder())
        case .utf16LittleEndian: DecodingStream(stream, UTF16Decoder(isBigEndian: false))
        case .utf16BigEndian: DecodingStream(stream, UTF16Decoder(isBigEndian: true))
        }
    }
}

/// UTF-8 as it comes, judged in place: the mark is dropped, invalid bytes throw.
final class UTF8TextStream: ByteStream {
    private let stream: any ByteStream
    private var validator = UTF8Validator()
    /// What was read to look for the mark and turned out to be text.
    private var pending: [UInt8]?

    init(_ stream: any ByteStream) {
        self.stream = stream
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        if self.pending == nil { self.pending = try self.textAfterMark() }
        if let pending = self.pending, !pending.isEmpty {
            let count = min(pending.count, buffer.count)
            buffer.copyBytes(from: pending.prefix(count))
            self.pending?.removeFirst(count)
            return count
        }
        let count = try self.stream.read(into: buffer)
        try self.judge(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
        return count
    }

    private func judge(_ bytes: UnsafeRawBufferPointer) throws(FileProblem) {
        let isGood = bytes.isEmpty ? self.validator.isComplete : self.validator.accepts(bytes)
        guard isGood else { throw .encodingUnreadable }
    }

    private func textAfterMark() throws -> [UInt8] {
        var head: [UInt8] = [0, 0, 0]
        var count = 0
        while count < 3 {
            let read = try head.withUnsafeMutableBytes { try self.stream.read(into: .init(rebasing: $0[count...])) }
            guard read > 0 else { break }
            count += read
        }
        head.removeLast(3 - count)
        guard head.withUnsafeBytes({ self.validator.accepts($0) }) else { throw FileProblem.encodingUnreadable }
        return head == [0xEF, 0xBB, 0xBF] ? [] : head
    }
}
