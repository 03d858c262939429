namespace Ashiato.Core;

/// <summary>Takes problems met while reading.</summary>
public interface IProblemSink
{
    /// <summary>Takes one problem.</summary>
    void Report(Problem problem);
}
