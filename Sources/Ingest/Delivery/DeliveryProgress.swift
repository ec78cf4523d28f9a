/// How far an import is, for whoever waits.
public enum DeliveryProgress: Sendable, Hashable {
    case inspecting(file: String)
    case reading(file: String, rows: Int)
    case checking(kind: String)
    case writing(kind: String)
    case committing
}
