/// Strict UTF-8, fed in pieces of any size: no overlong forms, no surrogates, nothing above U+10FFFF.
struct UTF8Validator {
    /// Continuation bytes still owed, and the range the next one must lie in.
    private var owed = 0
    private var lowest: UInt8 = 0x80
    private var highest: UInt8 = 0xBF

    /// False while a sequence is cut off; at the end of a file that makes it invalid.
    var isComplete: Bool { self.owed == 0 }

    /// Whether everything fed so far can begin a valid text. After `false` the validator is of no further use.
    mutating func accepts(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var index = 0
        while index < bytes.count {
            if self.owed == 0 {
                index = UTF8Validator.endOfASCII(bytes, from: index)
                guard index < bytes.count else { return true }
                guard self.begins(with: bytes[index]) else { return false }
            } else {
                guard self.lowest <= bytes[index], bytes[index] <= self.highest else { return false }
                self.lowest = 0x80
                self.highest = 0xBF
                self.owed -= 1
            }
            index += 1
        }
        return true
    }

    /// The table of well-formed sequences (Unicode 3.9, table 3-7), by leading byte.
    private mutating func begins(with byte: UInt8) -> Bool {
        switch byte {
        case 0xC2...0xDF: self.owed = 1
        case 0xE0...0xEF: self.owed = 2
        case 0xF0...0xF4: self.owed = 3
        default: return false
        }
        switch byte {
        case 0xE0: self.lowest = 0xA0
        case 0xED: self.highest = 0x9F
        case 0xF0: self.lowest = 0x90
        case 0xF4: self.highest = 0x8F
        default: break
        }
        return true
    }

    /// The first index from `start` that is not ASCII, 32 bytes at a time.
    private static func endOfASCII(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
        var index = start
        while index + 32 <= bytes.count {
            let block = bytes.loadUnaligned(fromByteOffset: index, as: SIMD4<UInt64>.self)
            guard block & 0x8080_8080_8080_8080 == .zero else { break }
            index += 32
        }
        while index < bytes.count, bytes[index] < 0x80 { index += 1 }
        return index
    }
}
