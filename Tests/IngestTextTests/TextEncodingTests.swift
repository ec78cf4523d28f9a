import Testing

@testable import Ingest

struct TextEncodingTests {
    @Test(
        arguments: [
            ([], TextEncoding.utf8), ([0x61], .utf8), ([0xC3, 0xA9], .utf8), ([0xE9], .windows1252), ([0xC3], .windows1252),
            ([0xEF, 0xBB, 0xBF], .utf8), ([0xFF, 0xFE], .utf16LittleEndian), ([0xFE, 0xFF, 0, 0x61], .utf16BigEndian),
            ([0xC0, 0x80], .windows1252), ([0xE0, 0x80, 0x80], .windows1252), ([0xED, 0xA0, 0x80], .windows1252),
            ([0xF4, 0x90, 0x80, 0x80], .windows1252), ([0xF4, 0x8F, 0xBF, 0xBF], .utf8),
            ([0xF0, 0x80, 0x80, 0x80], .windows1252),
        ] as [([UInt8], TextEncoding)])
    func `the mark decides, then strict UTF-8, then Windows-1252`(bytes: [UInt8], encoding: TextEncoding) throws {
        #expect(try TextEncoding.detect(in: PieceSource(bytes)) == encoding)
        #expect(try TextEncoding.detect(in: PieceSource(bytes, largestPiece: 1)) == encoding)
    }

    @Test
    func `one wrong byte at the end of a long file decides`() throws {
        let text = Array(String(repeating: "kraamzorg é\n", count: 50_000).utf8)
        #expect(try TextEncoding.detect(in: PieceSource(text)) == .utf8)
        #expect(try TextEncoding.detect(in: PieceSource(text + [0xE9])) == .windows1252)
    }

    @Test(
        arguments: [
            ([0x61, 0x81], .windows1252), ([0x8D], .windows1252), ([0x8F], .windows1252), ([0x90], .windows1252),
            ([0x9D], .windows1252), ([0xFF, 0xFE, 0x00, 0xD8], .utf16LittleEndian),
            ([0xFF, 0xFE, 0x00, 0xDC], .utf16LittleEndian),
            ([0xFF, 0xFE, 0x61], .utf16LittleEndian), ([0xFE, 0xFF, 0xD8, 0x00, 0x00, 0x61], .utf16BigEndian),
            ([0x61, 0xC3], .utf8), ([0xEF, 0xBB, 0xBF, 0xE9], .utf8),
        ] as [([UInt8], TextEncoding)])
    func `bytes an encoding cannot hold refuse the file at line 1`(bytes: [UInt8], encoding: TextEncoding) {
        for piece in [Int.max, 1] {
            let problem = fileProblem { _ = try records(PieceSource(bytes, largestPiece: piece), encoding) }
            #expect(problem == .encodingUnreadable)
            #expect(problem?.line == 1)
        }
    }

    @Test
    func `a mark of UTF-8 before other bytes is refused`() {
        let source = PieceSource([0xEF, 0xBB, 0xBF, 0x61, 0xE9, 0x61])
        #expect(fileProblem { _ = try TextEncoding.detect(in: source) } == .encodingUnreadable)
    }

    @Test
    func `every character of Windows-1252 arrives`() throws {
        let bytes = (0x80...0xFF).map { UInt8($0) }.filter { ![0x81, 0x8D, 0x8F, 0x90, 0x9D].contains($0) }
        let text = try records(PieceSource([0x61] + bytes + [0x61]), .windows1252).first?.cells.first
        #expect(text?.hasPrefix("a€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ\u{A0}¡¢£") == true)
        #expect(text?.hasSuffix("ýþÿa") == true)
        #expect(text?.unicodeScalars.count == 2 + 123)
    }

    @Test
    func `decoding fits in a buffer smaller than a character`() throws {
        let stream = Transcoder.utf8(from: PieceStream(PieceSource([0x80, 0x61, 0xE9])), in: .windows1252)
        var bytes: [UInt8] = []
        var byte: UInt8 = 0
        while try withUnsafeMutableBytes(of: &byte, { try stream.read(into: $0) }) > 0 { bytes.append(byte) }
        #expect(String(decoding: bytes, as: UTF8.self) == "€aé")
    }
}
