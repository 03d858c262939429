namespace Ashiato.App.Pipelines.Check;

/// <summary>Shows a report.</summary>
public interface ICheckWriter
{
    /// <summary>Writes the whole report.</summary>
    void Write(CheckReport report);
}
