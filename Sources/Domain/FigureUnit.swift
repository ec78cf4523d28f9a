/// The unit of a figure, by the word files use (readings 4.2, 8.2).
public enum FigureUnit: String, Sendable, CaseIterable {
    case count = "aantal"
    case percent = "procent"
    case days = "dagen"
    case mark = "cijfer"
    case tScore = "t_score"
    case euro = "euro"
    case hours = "uren"
}
