package haidang.deploy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import haidang.classify.rules.Compilation;
import haidang.classify.rules.Evaluation;
import haidang.classify.rules.RuleSet;
import haidang.events.Category;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `./haidang evaluate FILE`.
@Command(name = "evaluate", mixinStandardHelpOptions = true, description = {
    "Đo luật trên văn bản có nhãn. / Measure rules on labelled texts: precision, recall, F1 by category.",
    "Mỗi dòng một đối tượng JSON. Văn bản tính cho một loại khi có luật của loại ấy khớp; 'any' là mọi loại.",
    "One JSON object a line. A text counts for a category when a rule of it fires; 'any' is all together."})
final class EvaluateCommand implements Callable<Integer> {
  @Parameters(arity = "0..1", paramLabel = "FILE", defaultValue = "-", description = "Tệp (nếu không: đầu vào chuẩn) / file (else standard input)")
  private String file = "-";

  @Option(names = "--text", paramLabel = "FIELD", defaultValue = "text", description = "Trường văn bản / field with the text (${DEFAULT-VALUE})")
  private String text = "text";

  @Option(names = "--title", paramLabel = "FIELD", defaultValue = "", description = "Trường tiêu đề, không bắt buộc có / field with a title, which a text need not have")
  private String title = "";

  @Option(names = "--label", paramLabel = "FIELD", defaultValue = "label", description = "Trường nhãn / field with the label (${DEFAULT-VALUE})")
  private String label = "label";

  @Option(names = "--positive", paramLabel = "LABEL", required = true, split = ",", description = "Nhãn đáng gắn cờ, cách nhau bằng dấu phẩy / labels that ask for a flag, with commas between")
  private Set<String> positive = new TreeSet<>();

  @Option(names = "--category", paramLabel = "NAME", split = ",", description = "Chỉ tính luật của các loại này / count the rules of these categories alone, with commas between")
  private Set<String> categories = new TreeSet<>();

  @Option(names = "--errors", paramLabel = "N", defaultValue = "0", converter = WholeNumber.class, description = "Liệt kê N bài bỏ sót và N bài gắn nhầm đầu tiên / list the first N missed and wrongly flagged texts")
  private int errors;

  @Option(names = "--rules", paramLabel = "DIR", defaultValue = "", description = "Thư mục luật (nếu không: luật kèm theo) / directory of rules (else those shipped)")
  private String rules = "";

  @Option(names = "--json", description = "In JSON / print JSON")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    Compilation compiled = RuleSet.compile(Installation.pack(rules));
    compiled.errors().forEach(error -> System.err.println("bỏ luật / rule left out: " + error));
    Evaluation.Result result;
    try (BufferedReader lines = open(); Progress progress = Progress.on("Đo / evaluated", 0)) {
      Evaluation.Question question = new Evaluation.Question(text, title, label, positive, asked(), errors);
      result = Evaluation.run(compiled.rules(), question, lines, n -> progress.to(n, 0, n + " lines"));
    }
    tell(result);
    System.out.println(json ? json(result) : Evaluation.table(result).stripTrailing());
    boolean whole = result.posts() > 0 && result.unreadable() == 0 && result.absent().isEmpty();
    return whole && compiled.errors().isEmpty() ? 0 : 1;
  }

  /// What makes the figures say less than they seem to.
  private void tell(Evaluation.Result result) {
    if (result.unreadable() > 0) {
      System.err.println("Bỏ qua " + result.unreadable() + " dòng: không phải đối tượng JSON có '" + text + "' và '"
          + label + "'");
      System.err.println(Counted.of(result.unreadable(), "line") + " left out: no JSON object with text in '" + text
          + "' and '" + label + "'");
    }
    for (String missing : result.absent()) {
      System.err.println("Không dòng nào mang nhãn '" + missing + "' / No line has the label '" + missing + "'");
    }
  }

  private Set<Category> asked() {
    List<String> known = Arrays.stream(Category.values()).map(Category::code).toList();
    List<String> unknown = categories.stream().filter(name -> !known.contains(name)).toList();
    if (!unknown.isEmpty()) {
      throw new WrongUse("Không có loại " + unknown.getFirst() + "; có: " + String.join(", ", known),
          "There is no category " + unknown.getFirst() + "; there are " + String.join(", ", known));
    }
    return Arrays.stream(Category.values()).filter(category -> categories.contains(category.code()))
        .collect(Collectors.toSet());
  }

  private String json(Evaluation.Result result) throws IOException {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("posts", result.posts());
    figures.put("categories", result.categories());
    figures.put("negatives", result.negatives());
    figures.put("flaggedNegatives", result.flaggedNegatives());
    if (errors > 0) {
      figures.put("errors", result.errors());
    }
    return JsonMapper.builder().build().writeValueAsString(figures);
  }

  /// With a decoder that replaces bytes that are no UTF-8, where Files.newBufferedReader would refuse the file.
  private BufferedReader open() throws IOException {
    return new BufferedReader(new InputStreamReader(Given.open(file), StandardCharsets.UTF_8));
  }
}
