/// A case by its number, with where it belongs. A client is never named.
public struct CaseReference: Sendable, Hashable {
    public let number: String
    public let gemeente: String
    /// nil when it was left empty.
    public let wijkteam: String?

    public init(number: String, gemeente: String, wijkteam: String?) {
        self.number = number
        self.gemeente = gemeente
        self.wijkteam = wijkteam
    }
}

/// A gemeente with a wijkteam that occurs among the cases, to choose from.
public struct CasePlace: Sendable, Hashable {
    public let gemeente: String
    public let wijkteam: String?

    public init(gemeente: String, wijkteam: String?) {
        self.gemeente = gemeente
        self.wijkteam = wijkteam
    }
}
