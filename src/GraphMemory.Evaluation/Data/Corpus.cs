namespace GraphMemory.Evaluation.Data;

/// <summary>Memories with questions to them.</summary>
/// <param name="Files">Where they come from.</param>
/// <param name="Memories">One for each conversation.</param>
internal sealed record Corpus(IReadOnlyList<DataFile> Files, IReadOnlyList<QuestionedMemory> Memories);

/// <summary>A memory with questions to it.</summary>
/// <param name="Scope">Whose.</param>
/// <param name="Questions">What is asked.</param>
internal sealed record QuestionedMemory(Scope Scope, IReadOnlyList<Question> Questions);

/// <summary>A question with what answers it.</summary>
/// <param name="Text">The question.</param>
/// <param name="Evidence">External ids of the turns that hold the answer; empty when none does.</param>
/// <param name="Category">Its category, or the topic of what it asks for.</param>
internal sealed record Question(string Text, IReadOnlySet<string> Evidence, string Category);
