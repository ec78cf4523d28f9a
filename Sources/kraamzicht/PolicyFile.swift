internal import Disclosure
internal import Foundation
internal import Indicators

/// The rules of a release by name, or as a person writes them down: JSON with Dutch keys.
enum PolicyFile {
    private static let keys = [
        "naam", "versie", "kring", "drempel", "bescherming", "drempel_gemiddelde", "nullen_verbergen", "dominantie",
        "afrondbasis", "gevoelig", "seconden",
    ]

    /// `eigen`, `breder`, or the rules in a JSON file. Throws ``CommandError`` or ``DisclosureError``.
    static func policy(named word: String) throws -> DisclosurePolicy {
        if let audience = Audience(rawValue: word) { return try self.standard(audience) }
        guard word.hasSuffix(".json") else {
            throw CommandError("‘\(Message.oneLine(word))’ is geen beleid; kies eigen, breder of een bestand op .json")
        }
        let bytes = try FigureFiles.bytes(of: word)
        guard let value = try? JSONDecoder().decode(JSONValue.self, from: Data(bytes)), case .object(let keys) = value else {
            throw CommandError("\(Message.oneLine(word)) is geen JSON met sleutels; zie ‘kraamzicht disclose --example-policy’")
        }
        do {
            return try self.policy(keys)
        } catch let error as CommandError {
            throw CommandError("\(Message.oneLine(word)): \(error.description)")
        }
    }

    /// The standard rules of a circle with what the file says in their place.
    private static func policy(_ given: [String: JSONValue]) throws -> DisclosurePolicy {
        let object = try StrictObject(given, known: self.keys)
        let words = Audience.allCases.map(\.rawValue).joined(separator: " of ")
        let word = try StrictObject.required(try object.text("kring", accepts: words), "kring", accepts: words)
        guard let audience = Audience(rawValue: word) else { throw StrictObject.problem("kring", words) }
        let standard = try self.standard(audience)
        let name = try StrictObject.required(try object.text("naam", accepts: "een naam"), "naam", accepts: "een naam")
        let version = try object.whole("versie", atLeast: 1) ?? 1
        let threshold = try object.whole("drempel", atLeast: 2) ?? standard.threshold
        let hidesZeros = try object.flag("nullen_verbergen") ?? standard.hidesZeros
        // With null there is no such rule; without the key that of the circle holds.
        let dominance = try self.dominance(object)
        let sensitive = try object.texts("gevoelig", accepts: "een lijst van indicatoren").map { try self.figures(of: $0) }
        let seconds = try object.number("seconden", in: 0.001...86_400, accepts: "een getal boven 0")
        return try DisclosurePolicy(
            name: name, version: version, audience: audience, threshold: threshold,
            protection: try object.whole("bescherming", atLeast: 1),
            meanThreshold: try object.whole("drempel_gemiddelde", atLeast: 1), hidesZeros: hidesZeros,
            dominance: object.has("dominantie") ? dominance : standard.dominance,
            roundingBase: try object.whole("afrondbasis", atLeast: 2),
            sensitiveIndicators: sensitive ?? standard.sensitiveIndicators, timeLimit: seconds ?? standard.timeLimit)
    }

    private static func standard(_ audience: Audience) throws -> DisclosurePolicy {
        let sensitive = Set(Definition.all.filter(\.isSensitive).flatMap(\.figureIDs))
        return switch audience {
        case .own: try DisclosurePolicy.own(sensitive: sensitive)
        case .wider: try DisclosurePolicy.wider(sensitive: sensitive)
        }
    }

    private static func dominance(_ object: StrictObject) throws -> DisclosurePolicy.Dominance? {
        guard let rule = try object.object("dominantie", known: ["aantal", "aandeel", "nabijheid"]) else { return nil }
        func share(_ key: String) throws -> Double {
            let accepts = "een getal van 0 tot en met 1"
            return try StrictObject.required(try rule.number(key, in: 0...1, accepts: accepts), key, accepts: accepts)
        }
        let accepts = "een geheel getal vanaf 1"
        return DisclosurePolicy.Dominance(
            count: try StrictObject.required(try rule.whole("aantal", atLeast: 1), "aantal", accepts: accepts),
            share: try share("aandeel"), closeness: try share("nabijheid"))
    }

    /// The ids as figures have them (`duur` is three of them); a word that names none would leave a figure unprotected.
    private static func figures(of ids: [String]) throws -> Set<String> {
        var figures: Set<String> = []
        for id in ids {
            let own = Definition.find(id).map { $0.id == id ? $0.figureIDs : $0.figureIDs.filter { $0 == id } } ?? []
            guard !own.isEmpty else {
                throw StrictObject.problem("gevoelig", "indicatoren uit \(Definition.all.map(\.id).joined(separator: ", "))")
            }
            figures.formUnion(own)
        }
        return figures
    }

    /// Every key, with the values that hold for a wider circle.
    static var example: String {
        let sensitive = Definition.all.filter(\.isSensitive).map { "\"\($0.id)\"" }.joined(separator: ", ")
        return """
            {
              "naam": "voorbeeld",
              "versie": 1,
              "kring": "breder",
              "drempel": 10,
              "bescherming": 9,
              "drempel_gemiddelde": 10,
              "nullen_verbergen": true,
              "dominantie": { "aantal": 2, "aandeel": 0.9, "nabijheid": 0.1 },
              "afrondbasis": null,
              "gevoelig": [\(sensitive)],
              "seconden": 5
            }
            """
    }
}
