namespace Ashiato.EndToEnd.Mail;

/// <summary>Points of the dialogue, as the hub sees them.</summary>
internal enum HubMoment
{
    Connected,
    Greeted,
    CommandCame,
    Answered,
    PieceOfDataCame,
    FinalDotCame,
    FinalDotAnswered,
}
