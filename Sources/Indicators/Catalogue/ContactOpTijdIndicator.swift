internal import Domain
internal import Postgres

/// Contact op tijd: requests with contact by the end of the third werkdag, out of those that can be judged.
struct ContactOpTijdIndicator: Indicator {
    let definition = Definition(
        id: "contact_op_tijd",
        label: "Contact binnen drie werkdagen",
        englishLabel: "Contact within three working days",
        meaning: """
            Van de aanvragen die in de periode zijn ontvangen: het deel waarbij uiterlijk op de derde werkdag na ontvangst \
            contact is geweest met de aanvrager. Een aanvraag telt mee als er contact is geweest, of als de termijn zonder \
            contact voorbij is. Is een aanvraag zonder contact binnen de termijn ingetrokken of afgewezen, dan telt die niet \
            mee. De datum van ontvangst bepaalt de periode.
            """,
        caveat: """
            Zegt niet wat er is besproken. Loopt de termijn nog, dan telt een aanvraag pas mee als er contact is geweest; het \
            cijfer van de laatste dagen kan daardoor te gunstig zijn. Goede Vrijdag en 5 mei tellen elk jaar als feestdag.
            """,
        source: "Aanvraagproces BabythuisZorg (contact binnen drie werkdagen); Algemene termijnenwet, artikel 3 (feestdagen)",
        unit: .percent,
        direction: .higherIsBetter)
    let observation = Observation.received
    let measure = Measure.share(
        numerator: "contact_op <= contact_deadline",
        denominator: """
            contact_op IS NOT NULL
                OR (contact_deadline < peildatum AND NOT coalesce(least(ingetrokken_op, afgewezen_op) <= contact_deadline, false))
            """)
}
