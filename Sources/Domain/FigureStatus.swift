/// Why a cell holds a value or none: zero, hidden, not delivered and no access are different things (contract §6).
public enum FigureStatus: String, Sendable, CaseIterable {
    case value = "waarde"
    case noValue = "geen_waarde"
    case hidden = "onderdrukt"
    case hiddenByComplement = "onderdrukt_secundair"
    case rounded = "afgerond"
    case notDelivered = "niet_geleverd"
}
