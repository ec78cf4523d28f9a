/// UTF-16 in either byte order; the mark at the front is dropped, an unpaired surrogate throws.
struct UTF16Decoder: TextDecoder {
    let isBigEndian: Bool
    private var isAtStart = true

    init(isBigEndian: Bool) {
        self.isBigEndian = isBigEndian
    }

    mutating func decode(
        _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
    ) throws(FileProblem) -> (taken: Int, written: Int) {
        guard let target = output.baseAddress else { return (0, 0) }
        let limit = output.count - UTF8Scalar.longest
        var taken = 0
        var written = 0
        if self.isAtStart, input.count >= 2 {
            self.isAtStart = false
            if self.unit(input, at: 0) == 0xFEFF { taken = 2 }
        }
        while taken + 2 <= input.count, written <= limit {
            let unit = self.unit(input, at: taken)
            var scalar = UInt32(unit)
            if unit & 0xF800 == 0xD800 {
                guard unit < 0xDC00 else { throw .encodingUnreadable }
                guard taken + 4 <= input.count else { break }
                scalar = try self.scalar(unit, self.unit(input, at: taken + 2))
                taken += 2
            }
            written += UTF8Scalar.write(scalar, to: target + written)
            taken += 2
        }
        return (taken, written)
    }

    @inline(__always)
    private func unit(_ input: UnsafeRawBufferPointer, at offset: Int) -> UInt16 {
        let value = input.loadUnaligned(fromByteOffset: offset, as: UInt16.self)
        return self.isBigEndian ? UInt16(bigEndian: value) : UInt16(littleEndian: value)
    }

    private func scalar(_ high: UInt16, _ low: UInt16) throws(FileProblem) -> UInt32 {
        guard low & 0xFC00 == 0xDC00 else { throw .encodingUnreadable }
        return 0x1_0000 + (UInt32(high & 0x3FF) << 10 | UInt32(low & 0x3FF))
    }
}
