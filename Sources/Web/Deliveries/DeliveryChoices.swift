public import Ingest

/// What the sender of files chose on the page.
public struct DeliveryChoices: Sendable, Hashable, Codable {
    /// `strict` or `partial`.
    public var mode: DeliveryOptions.Mode
    /// The kinds of which the files hold everything.
    public var complete: [String]
    /// Whether a large withdrawal by complete files was confirmed.
    public var isConfirmed: Bool

    public init(mode: DeliveryOptions.Mode = .strict, complete: [String] = [], isConfirmed: Bool = false) {
        self.mode = mode
        self.complete = complete
        self.isConfirmed = isConfirmed
    }

    private enum CodingKeys: String, CodingKey { case mode, complete, isConfirmed }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.mode = try DeliveryOptions.Mode(rawValue: values.decode(String.self, forKey: .mode)) ?? .strict
        self.complete = try values.decode([String].self, forKey: .complete)
        self.isConfirmed = try values.decode(Bool.self, forKey: .isConfirmed)
    }

    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(self.mode.rawValue, forKey: .mode)
        try values.encode(self.complete, forKey: .complete)
        try values.encode(self.isConfirmed, forKey: .isConfirmed)
    }
}

extension DeliveryChoices {
    /// What a form says. Kinds that do not exist are left to the import, which names those that do.
    init(_ form: AddressQuery) {
        self.init(
            mode: form["modus"] == DeliveryOptions.Mode.partial.rawValue ? .partial : .strict, complete: form.all("volledig"),
            isConfirmed: form["bevestigd"] == "ja")
    }
}
