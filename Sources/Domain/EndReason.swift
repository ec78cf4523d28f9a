/// Reden beëindiging: a code with the list it comes from; 31 means opposite things in jw and wmo.
public struct EndReason: Hashable, Sendable {
    public enum Source: String, Sendable, CaseIterable { case cbs, jw, wmo }

    public let source: Source
    public let code: String

    /// nil when the code is not in that list.
    public init?(_ source: Source, _ code: String) {
        guard EndReason.meanings[source]?[code] != nil else { return nil }
        self.source = source
        self.code = code
    }

    /// What the code does to a case.
    public enum Meaning: Hashable, Sendable {
        /// Ends it, with this CBS code 01–05.
        case ends(cbs: String)
        /// Does not end it: filled together with an end date it is an error.
        case continues
    }

    public var meaning: Meaning { EndReason.meanings[self.source]?[self.code] ?? .continues }

    /// Every code per list with its meaning (contract §2; code lists JZ588 and WMO588, Informatieprotocol 3.7).
    public static let meanings: [Source: [String: Meaning]] = [
        .cbs: [
            "01": .ends(cbs: "01"), "02": .ends(cbs: "02"), "03": .ends(cbs: "03"), "04": .ends(cbs: "04"),
            "05": .ends(cbs: "05"),
        ],
        .jw: [
            "31": .ends(cbs: "01"), "34": .ends(cbs: "02"), "32": .ends(cbs: "03"), "33": .ends(cbs: "04"),
            "35": .ends(cbs: "05"), "02": .ends(cbs: "05"), "36": .ends(cbs: "05"), "38": .ends(cbs: "03"),
            "39": .ends(cbs: "01"), "20": .continues, "37": .continues,
        ],
        .wmo: [
            "19": .ends(cbs: "01"), "23": .ends(cbs: "02"), "21": .ends(cbs: "03"), "22": .ends(cbs: "04"),
            "31": .ends(cbs: "05"), "02": .ends(cbs: "05"), "36": .ends(cbs: "05"), "38": .ends(cbs: "03"),
            "39": .ends(cbs: "01"), "20": .continues, "37": .continues,
        ],
    ]
}
