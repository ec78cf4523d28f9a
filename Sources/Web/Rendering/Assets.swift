internal import Crypto
internal import Foundation

/// The style sheet, scripts and pictures, read once. Their addresses carry their contents' hash, so that browsers may keep them forever.
struct Assets: Sendable {
    struct Asset: Sendable {
        let bytes: [UInt8]
        let contentType: String
        let entityTag: String
    }

    /// By the file name in the address: `kraamzicht.1f2e3d4c5b6a.css`.
    private let assets: [String: Asset]
    /// The address of a file by its own name.
    private let addresses: [String: String]

    /// Scripts hold texts: of each there is one per language.
    init(directory: String, languages: [Language]) throws(WebError) {
        var assets: [String: Asset] = [:]
        var addresses: [String: String] = [:]
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: directory) else {
            throw WebError(.resourcesMissing, "\(directory): deze map is niet te lezen", hint: "installeer Kraamzicht opnieuw")
        }
        for name in names.sorted() {
            guard let type = Self.contentType(name), let file = FileManager.default.contents(atPath: "\(directory)/\(name)")
            else { continue }
            func add(_ data: Data, as known: String) {
                let hash = FormToken.hexadecimal(SHA256.hash(data: data).prefix(6))
                let parts = name.split(separator: ".", maxSplits: 1)
                let addressed = "\(parts[0]).\(hash).\(parts[1])"
                assets[addressed] = Asset(bytes: Array(data), contentType: type, entityTag: "\"\(hash)\"")
                addresses[known] = Links.asset(addressed)
            }
            guard name.hasSuffix(".js") else {
                add(name.hasSuffix(".css") ? Self.bare(file) : file, as: name)
                continue
            }
            for language in languages {
                do {
                    let script = try TemplateTexts(language: language).script(String(decoding: file, as: UTF8.self))
                    add(Self.withoutRemarks(script), as: "\(language.code)/\(name)")
                } catch {
                    throw WebError(.templateBroken, "\(name):\(error.line): er is geen tekst ‘\(error.key)’ in \(language.code)")
                }
            }
        }
        self.assets = assets
        self.addresses = addresses
    }

    subscript(_ addressed: String) -> Asset? { self.assets[addressed] }

    /// A file by its own name.
    func named(_ name: String) -> Asset? {
        self.addresses[name].flatMap { self.assets[$0.split(separator: "/").last.map(String.init) ?? ""] }
    }

    /// The address of a script in a language. Throws when the file is not there.
    func address(_ name: String, in language: Language) throws(WebError) -> String {
        try self.address("\(language.code)/\(name)")
    }

    /// The address of a file. Throws when the file is not there.
    func address(_ name: String) throws(WebError) -> String {
        guard let address = self.addresses[name] else { throw WebError(.resourcesMissing, "het bestand \(name) ontbreekt") }
        return address
    }

    /// A style sheet without what is written in it for people, comments and blanks: the only part of a first view that nobody's
    /// browser uses. What stands between quotes stays as it is.
    private static func bare(_ sheet: Data) -> Data {
        let text = String(decoding: sheet, as: UTF8.self).replacing(/\/\*(?s).*?\*\//, with: "")
        let bare = text.replacing(/("[^"]*")|\s*([{};,])\s*|:\s+|\s+/) { found in
            found.output.1 ?? found.output.2 ?? (found.output.0.first == ":" ? ":" : " ")
        }
        return Data(bare.replacing(";}", with: "}").utf8)
    }

    /// A script without the lines that are a remark from end to end, and without indents; no text in it spans lines.
    private static func withoutRemarks(_ script: String) -> Data {
        Data(script.replacing(/(?m)^[ \t]*(?:(?:\/\/|\/\*\*).*)?\n?/, with: "").utf8)
    }

    private static func contentType(_ name: String) -> String? {
        switch name.split(separator: ".").last {
        case "css": "text/css; charset=utf-8"
        case "js": "text/javascript; charset=utf-8"
        case "svg": "image/svg+xml"
        case "png": "image/png"
        case "woff2": "font/woff2"
        default: nil
        }
    }
}
