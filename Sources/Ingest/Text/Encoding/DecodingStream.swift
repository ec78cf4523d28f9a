/// Turns pieces of one encoding into UTF-8.
protocol TextDecoder {
    /// Decodes from the front of `input` while `output` has room for a whole character.
    ///
    /// Returns how many bytes were taken and written. Bytes that begin a cut-off character are left untaken.
    mutating func decode(
        _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
    ) throws(FileProblem) -> (taken: Int, written: Int)
}

/// A stream whose bytes pass through a decoder.
final class DecodingStream<Decoder: TextDecoder>: ByteStream {
    private let stream: any ByteStream
    private var decoder: Decoder
    private let input = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    /// The part of `input` that is read but not decoded.
    private var waiting = 0..<0
    /// What did not fit in a buffer smaller than one character.
    private var spill: [UInt8] = []

    init(_ stream: any ByteStream, _ decoder: Decoder) {
        self.stream = stream
        self.decoder = decoder
    }

    deinit { self.input.deallocate() }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        guard buffer.count < UTF8Scalar.longest || !self.spill.isEmpty else { return try self.decode(into: buffer) }
        if self.spill.isEmpty {
            self.spill = try [UInt8](unsafeUninitializedCapacity: 64) { spare, count in
                count = try self.decode(into: UnsafeMutableRawBufferPointer(spare))
            }
        }
        let count = min(self.spill.count, buffer.count)
        buffer.copyBytes(from: self.spill.prefix(count))
        self.spill.removeFirst(count)
        return count
    }

    private func decode(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        while true {
            let rest = UnsafeRawBufferPointer(rebasing: self.input[self.waiting])
            let (taken, written) = try self.decoder.decode(rest, into: buffer)
            self.waiting = self.waiting.lowerBound + taken..<self.waiting.upperBound
            if written > 0 { return written }
            guard try self.refill() else { return 0 }
        }
    }

    /// Moves what waits to the front and reads on. A character cut off by the end of the file throws.
    private func refill() throws -> Bool {
        self.input.copyMemory(from: UnsafeRawBufferPointer(rebasing: self.input[self.waiting]))
        self.waiting = 0..<self.waiting.count
        let count = try self.stream.read(into: UnsafeMutableRawBufferPointer(rebasing: self.input[self.waiting.count...]))
        if count == 0, !self.waiting.isEmpty { throw FileProblem.encodingUnreadable }
        self.waiting = 0..<self.waiting.count + count
        return count > 0
    }
}

/// One Unicode scalar in UTF-8.
enum UTF8Scalar {
    /// Bytes of the longest one.
    static let longest = 4

    /// Writes `value`, a valid scalar, to `output`, which has room for it, and returns the number of bytes.
    @inline(__always)
    static func write(_ value: UInt32, to output: UnsafeMutableRawPointer) -> Int {
        let bytes = output.assumingMemoryBound(to: UInt8.self)
        switch value {
        case ..<0x80:
            bytes[0] = UInt8(truncatingIfNeeded: value)
            return 1
        case ..<0x800:
            bytes[0] = 0xC0 | UInt8(truncatingIfNeeded: value >> 6)
            bytes[1] = self.continuation(value)
            return 2
        case ..<0x1_0000:
            bytes[0] = 0xE0 | UInt8(truncatingIfNeeded: value >> 12)
            bytes[1] = self.continuation(value >> 6)
            bytes[2] = self.continuation(value)
            return 3
        default:
            bytes[0] = 0xF0 | UInt8(truncatingIfNeeded: value >> 18)
            bytes[1] = self.continuation(value >> 12)
            bytes[2] = self.continuation(value >> 6)
            bytes[3] = self.continuation(value)
            return 4
        }
    }

    @inline(__always)
    private static func continuation(_ value: UInt32) -> UInt8 {
        0x80 | UInt8(truncatingIfNeeded: value) & 0x3F
    }
}
