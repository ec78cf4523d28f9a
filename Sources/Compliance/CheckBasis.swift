/// On what a check rests.
public enum CheckBasis: String, Sendable, Hashable, CaseIterable {
    case law = "wet"
    case norm
    case ownPolicy = "eigen beleid"
}
