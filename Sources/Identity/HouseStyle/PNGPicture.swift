/// Walks the chunks of a PNG: it must be whole, of a sensible size, and hold nothing after its end.
enum PNGPicture {
    private static let mark: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    private static let mostPixels = 4000

    static func isMarked(_ bytes: [UInt8]) -> Bool { bytes.starts(with: self.mark) }

    static func check(_ bytes: [UInt8]) throws(LogoProblem) {
        var place = self.mark.count
        var kinds: [String] = []
        while place < bytes.count {
            guard place + 12 <= bytes.count else { throw .brokenPNG }
            let length = self.number(bytes, place)
            let (begin, end) = (place + 8, place + 8 + length)
            guard length <= bytes.count, end + 4 <= bytes.count,
                self.checksum(bytes[(place + 4)..<end]) == UInt32(self.number(bytes, end))
            else { throw .brokenPNG }
            let kind = String(decoding: bytes[(place + 4)..<begin], as: UTF8.self)
            if kinds.isEmpty {
                guard kind == "IHDR", length == 13 else { throw .brokenPNG }
                let (width, height) = (self.number(bytes, begin), self.number(bytes, begin + 4))
                guard width > 0, height > 0 else { throw .brokenPNG }
                guard width <= self.mostPixels, height <= self.mostPixels else { throw .tooManyPixels }
            }
            kinds.append(kind)
            place = end + 4
            if kind == "IEND" { break }
        }
        guard place == bytes.count, kinds.last == "IEND", kinds.contains("IDAT") else { throw .brokenPNG }
    }

    private static func number(_ bytes: [UInt8], _ place: Int) -> Int {
        bytes[place..<place + 4].reduce(0) { $0 << 8 | Int($1) }
    }

    /// CRC-32, as a PNG has it after every chunk.
    private static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt32 {
        ~bytes.reduce(UInt32.max) { sum, byte in
            (0..<8).reduce(sum ^ UInt32(byte)) { sum, _ in sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
        }
    }
}
