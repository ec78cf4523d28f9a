/// Windows-1252, the encoding of Dutch Excel's plain "CSV".
struct Windows1252Decoder: TextDecoder {
    /// The characters of 80…9F; 0 where the code page has none (81 8D 8F 90 9D), which readings 7.10 makes an error.
    private static let upperControls: [UInt16] = [
        0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
        0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
    ]

    private let upperControls = Windows1252Decoder.upperControls

    mutating func decode(
        _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
    ) throws(FileProblem) -> (taken: Int, written: Int) {
        guard let target = output.baseAddress else { return (0, 0) }
        let limit = output.count - UTF8Scalar.longest
        var taken = 0
        var written = 0
        while taken < input.count, written <= limit {
            let byte = input[taken]
            if byte < 0x80 {
                output[written] = byte
                written += 1
            } else {
                written += UTF8Scalar.write(try self.scalar(of: byte), to: target + written)
            }
            taken += 1
        }
        return (taken, written)
    }

    private func scalar(of byte: UInt8) throws(FileProblem) -> UInt32 {
        guard byte < 0xA0 else { return UInt32(byte) }
        let scalar = self.upperControls[Int(byte) - 0x80]
        guard scalar != 0 else { throw .encodingUnreadable }
        return UInt32(scalar)
    }
}
