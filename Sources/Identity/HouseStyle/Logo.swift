internal import Crypto

/// A picture of an organisation, checked by its content: what it is called or claims to be does not count.
public struct Logo: Hashable, Sendable {
    public enum Kind: String, Sendable {
        case svg, png
    }

    public let kind: Kind
    public let bytes: [UInt8]

    /// 200 KiB.
    public static let mostBytes = 200 * 1024

    /// Takes an SVG without scripts, events and anything from elsewhere, or a whole PNG of at most 4000 × 4000.
    public init(_ bytes: [UInt8]) throws(LogoProblem) {
        guard bytes.count <= Self.mostBytes else { throw .tooLarge }
        if PNGPicture.isMarked(bytes) {
            try PNGPicture.check(bytes)
            self.kind = .png
        } else {
            try SVGPicture.check(bytes)
            self.kind = .svg
        }
        self.bytes = bytes
    }

    /// Of the content; part of its address.
    public var hash: String {
        SHA256.hash(data: self.bytes).prefix(8).map { String(UInt16($0) + 0x100, radix: 16).suffix(2) }.joined()
    }
}

/// Why a picture is not taken as a logo.
public enum LogoProblem: Error, Hashable, Sendable {
    case tooLarge
    /// Neither of the two kinds.
    case unknownKind
    /// It begins as a PNG and is none, or not a whole one.
    case brokenPNG
    case tooManyPixels
    /// It is no well-formed SVG; what is wrong.
    case brokenSVG(String)
    /// It holds something that may act or fetch: the element, attribute or rule.
    case unsafeSVG(String)

    /// A sentence for the person who sent it.
    public var sentence: String {
        switch self {
        case .tooLarge: "het logo is groter dan 200 kB; maak het kleiner"
        case .unknownKind: "dit is geen SVG en geen PNG; bewaar het logo in een van die twee vormen"
        case .brokenPNG: "deze PNG is niet heel; bewaar het logo opnieuw als PNG"
        case .tooManyPixels: "deze PNG is meer dan 4000 beeldpunten breed of hoog; maak het logo kleiner"
        case .brokenSVG(let what): "deze SVG is niet te lezen: \(what)"
        case .unsafeSVG(let what):
            "in deze SVG staat \(what), en dat mag niet in een logo; bewaar het als een gewone SVG met alleen vormen, of als PNG"
        }
    }
}
